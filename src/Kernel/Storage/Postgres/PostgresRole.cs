using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Wangge.Kernel.Storage.Postgres;

/// <summary>Takes one district's role and schema for one transaction; the login role itself sees no schema, so a forgotten one fails.</summary>
internal static class PostgresRole
{
    /// <summary>Role and schema of a district have the same name.</summary>
    public static string NameOf(string districtCode) => "wangge_" + districtCode.Replace('-', '_');

    public static NpgsqlBatchCommand Take(string role) => new("SELECT set_config('search_path', $1, true), set_config('role', $1, true)")
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = role } },
    };

    /// <summary>Puts the district's role before every reading command; both run in the implicit transaction of one round trip.</summary>
    internal sealed class OnRead(string role) : DbCommandInterceptor
    {
        private readonly string _prefix = $"SET LOCAL search_path TO {role}; SET LOCAL ROLE {role};\n";

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Prefix(command);
            return result;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Prefix(command);
            return ValueTask.FromResult(result);
        }

        private void Prefix(DbCommand command) => command.CommandText = _prefix + command.CommandText;
    }
}
