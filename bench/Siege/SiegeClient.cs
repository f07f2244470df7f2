using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Wangge.Bench.Siege;

/// <summary>A client that takes one matter after another from photo to closed, and whose server keeps dying: what was not answered is sent again as it was.</summary>
internal sealed class SiegeClient(SiegeStaff staff, SiegeTally tally)
{
    private static readonly TimeSpan PauseAfterRefusal = TimeSpan.FromMilliseconds(20);

    private Matter? _matter;
    private bool _isTried;
    private (Guid Id, Func<HttpRequestMessage> Make, string Answer)? _last;

    /// <summary>Goes on until told to stop or until the server is gone.</summary>
    /// <param name="stop">Once asked, the matter in hand is brought to its end and no other is begun; one at least is brought to its end, however late it came to run.</param>
    /// <returns>False when the server was gone.</returns>
    public async Task<bool> RunAsync(Uri server, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(60) };
        try
        {
            if (_last is { } last) { await AskAgainAsync(http, last); }
            do
            {
                _matter ??= new Matter(staff);
                if (!await StepAsync(http, _matter)) { await Task.Delay(PauseAfterRefusal, CancellationToken.None); }
                if (_matter.IsEnded) { _matter = null; }
            }
            while (_matter is not null || !stop.IsCancellationRequested);

            return true;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <returns>False when the store could take nothing now; the same is sent again.</returns>
    private async Task<bool> StepAsync(HttpClient http, Matter matter)
    {
        if (_isTried) { Interlocked.Increment(ref tally.Retries); }
        _isTried = true;
        if (matter.IsReportNext) { tally.SentReports.TryAdd(matter.ReportId, 0); }
        using var request = matter.Next();
        using var answer = await http.SendAsync(request, CancellationToken.None);
        var body = await answer.Content.ReadAsStringAsync(CancellationToken.None);
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) { return false; }
        if (!answer.IsSuccessStatusCode) { throw new InvalidOperationException($"{request.Method} {request.RequestUri}: {(int)answer.StatusCode} {body}"); }

        var (id, make) = (matter.NextId, matter.Again());
        matter.Answered(body, tally);
        if (id != Guid.Empty) { _last = (id, make, body); }
        _isTried = false;
        return true;
    }

    private async Task AskAgainAsync(HttpClient http, (Guid Id, Func<HttpRequestMessage> Make, string Answer) last)
    {
        Interlocked.Increment(ref tally.Retries);
        using var request = last.Make();
        using var answer = await http.SendAsync(request, CancellationToken.None);
        var body = await answer.Content.ReadAsStringAsync(CancellationToken.None);
        if (answer.IsSuccessStatusCode ? body != last.Answer : answer.StatusCode != HttpStatusCode.ServiceUnavailable)
        {
            tally.ChangedAnswers.Enqueue($"{last.Id}: {last.Answer} became {(int)answer.StatusCode} {body}");
        }
    }

    /// <summary>One matter and how far it has come.</summary>
    private sealed class Matter(SiegeStaff staff)
    {
        private static readonly string[] Acts = ["accept", "file", "dispatch", "sign", "feed-back", "pass-check", "close"];

        private readonly SiegePicture _picture = SiegePicture.Draw();
        private readonly Guid[] _actIds = [.. Acts.Select(_ => Guid.CreateVersion7())];
        private readonly int _number = Random.Shared.Next(200_000);
        private int _done;
        private Guid _caseId;

        public Guid ReportId { get; } = Guid.CreateVersion7();

        public bool IsEnded => _done == Acts.Length + 2;

        public bool IsReportNext => _done == 1;

        /// <summary>Id of the write that is due; empty for the photo.</summary>
        public Guid NextId => _done switch { 0 => Guid.Empty, 1 => ReportId, _ => _actIds[_done - 2] };

        public HttpRequestMessage Next() => Make(_done, _caseId);

        public Func<HttpRequestMessage> Again()
        {
            var (step, caseId) = (_done, _caseId);
            return () => Make(step, caseId);
        }

        public void Answered(string body, SiegeTally tally)
        {
            switch (_done)
            {
                case 0:
                    tally.Blobs.TryAdd(_picture.Name, 0);
                    break;
                case 1:
                    _caseId = JsonDocument.Parse(body).RootElement.GetProperty("caseId").GetGuid();
                    tally.Reports.TryAdd(ReportId, _caseId);
                    break;
                default:
                    tally.Acts.TryAdd(_actIds[_done - 2], _caseId);
                    if (_done == Acts.Length + 1) { tally.Closed.TryAdd(ReportId, 0); }
                    break;
            }

            _done++;
        }

        private HttpRequestMessage Make(int step, Guid caseId) => step switch
        {
            0 => Request(HttpMethod.Put, $"api/blobs/{_picture.Name}", staff.Desk, Bytes(_picture.Content)),
            1 => Request(HttpMethod.Put, $"api/reports/{ReportId}", staff.Desk, JsonContent.Create(new
            {
                type = "hazard.street-lamp",
                words = $"第{_number}号路口的路灯不亮",
                longitude = BenchHome.West + (_number % 20_000 / 100_000.0) + 0.003,
                latitude = BenchHome.South + (_number / 10 / 100_000.0) + 0.003,
                files = new[] { _picture.Name },
                contact = new { email = EmailOf(ReportId) },
            })),
            _ => Request(HttpMethod.Post, $"api/cases/{caseId}/{Acts[step - 2]}", staff.For(Acts[step - 2]), JsonContent.Create(
                Acts[step - 2] == "dispatch" ? new { actId = _actIds[step - 2], leadUnitId = staff.UnitId } : (object)new { actId = _actIds[step - 2] })),
        };

        private static HttpRequestMessage Request(HttpMethod method, string path, string token, HttpContent content) => new(method, path)
        {
            Content = content, Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };

        private static ByteArrayContent Bytes(byte[] content) => new(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
    }

    /// <summary>Where the reporter of a report is written to: by it a message is told from every other's.</summary>
    public static string EmailOf(Guid reportId) => $"{reportId:N}@example.org";
}
