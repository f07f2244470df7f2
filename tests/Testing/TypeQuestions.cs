using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Cases.Types;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Districts;

namespace Wangge.Testing;

/// <summary>Lets a type ask its reporters something, as an administrator would.</summary>
public static class TypeQuestions
{
    public static async Task AskAsync(this TestServer server, string typeKey, params TypeQuestion[] questions)
    {
        await using (var db = server.Store.Lease())
        {
            var type = await db.Set<CaseType>().SingleAsync(t => t.Key == typeKey);
            type.Attributes = [.. questions.Select(q => new TypeAttribute(q.Code, q.Datatype, q.Text, q.Required, q.Values))];
            type.Version++;
            db.Leaf(new AuditNote(Guid.Empty, AuditActorKind.System, "cases.change-type", "case-type", type.Id));
            await db.CommitAsync(CancellationToken.None);
        }

        server.Services.GetRequiredService<DistrictStates<TypeBook>>().Drop(server.District.Code);
    }
}

/// <param name="Datatype">As in Open311, such as <c>singlevaluelist</c>.</param>
public sealed record TypeQuestion(string Code, string Datatype, string Text, bool Required, IReadOnlyDictionary<string, string>? Values = null);
