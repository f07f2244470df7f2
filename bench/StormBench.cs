using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Wangge.Cases;
using Wangge.Cases.Abuse;
using Wangge.Cases.Reporting;
using Wangge.Kernel.Storage;

namespace Wangge.Bench;

/// <summary>Thousands of residents report one flood, each with a photo of 300 KB, half of them again after a broken connection; a desk works meanwhile.</summary>
/// <remarks>
/// Anonymous and at full cost: each carries its proof of work (done before the clock starts) and comes from an address of its own, which a trusted proxy names.
/// What was answered is looked for after the program was killed. <c>--quick</c>: 1,000 in 10 s. Source: QUALITY, "storm".
/// </remarks>
internal static class StormBench
{
    private const int PhotoBytes = 300_000;
    private const int ReportsBefore = 6_000;
    private const int PhotosBefore = 300;
    private static readonly TimeSpan DeskBefore = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenReadings = TimeSpan.FromMilliseconds(100);
    private static readonly string[] Words =
    [
        "路口积水很深，车过不去", "积水淹到膝盖了，井盖看不见", "大雨以后路口全是水", "地下通道进水，请派人排水", "水漫到店里来了", "积水很深，老人孩子过不去", "下水道堵了，积水排不走", "马路积水，电动车熄火",
    ];

    public static async Task RunAsync(bool quick)
    {
        var (residents, span) = quick ? (1_000, TimeSpan.FromSeconds(10)) : (10_000, TimeSpan.FromSeconds(60));
        var reports = Plan(residents);
        await RunAsync("sqlite", null, reports, span);
        await using var postgres = await ThrowawayPostgres.StartAsync(new Dictionary<string, string> { ["shared_buffers"] = "256MB", ["max_connections"] = "120" });
        await RunAsync("postgres", postgres.ConnectionString, reports, span);
    }

    private static async Task RunAsync(string store, string? postgres, List<Report1> reports, TimeSpan span)
    {
        await using var home = await BenchHome.MakeAsync(postgres);
        await home.StartAsync(new Dictionary<string, string> { ["WANGGE_Proxies__Trusted"] = "127.0.0.1" });
        var storm = new Storm(home.Port, Photo());
        await WorkBeforeAsync(home, storm);
        using var over = new CancellationTokenSource();
        var desk = DeskAsync(home, over.Token);
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(reports.Select(async (report, i) =>
        {
            var due = (span * ((double)i / reports.Count)) - Stopwatch.GetElapsedTime(begun);
            if (due > TimeSpan.Zero) { await Task.Delay(due); }
            await storm.ReportAsync(report, i);
        }));
        var took = Stopwatch.GetElapsedTime(begun);
        await over.CancelAsync();
        var deskMillis = await desk;
        var (groups, waiting) = await GroupsAsync(home, reports.Count + ReportsBefore);
        await home.KillAsync();

        var (lost, doubled) = await CountAsync(home, reports);
        Print(store, "lost", lost, "reports");
        Print(store, "doubled", doubled, "reports");
        Print(store, "p99_ms", Percentile.Of(storm.Millis, 0.99), "ms");
        Print(store, "max_ms", storm.Millis.Max(), "ms");
        Print(store, "report_p99_ms", Percentile.Of(storm.ReportMillis, 0.99), "ms");
        Print(store, "desk_p99_ms", Percentile.Of(deskMillis, 0.99), "ms");
        Print(store, "desk_answers", deskMillis.Count, "");
        Print(store, "suggested_cases", groups, "");
        Print(store, "ungrouped", reports.Count + ReportsBefore - waiting, "reports");
        Print(store, "retried", storm.Retried, "");
        Print(store, "shed", storm.Shed, "");
        Print(store, "broken", storm.Broken, "connections");
        Print(store, "took_s", took.TotalSeconds, "s");
    }

    /// <summary>The house was at work before the rain began, so that what is compiled at first use is no part of the storm: reports of one far place, photos, a desk.</summary>
    private static async Task WorkBeforeAsync(BenchHome home, Storm storm)
    {
        await HttpLoad.RunAsync(home.Port, 16, ReportsBefore, _ => home.ReportRequest(Guid.CreateVersion7(), 0), status: 201);
        foreach (var number in Enumerable.Range(1, PhotosBefore)) { await storm.SendPhotoAsync(-number); }
        using var before = new CancellationTokenSource(DeskBefore);
        await DeskAsync(home, before.Token);
    }

    private static List<Report1> Plan(int count)
    {
        var random = new Random(11);
        var reports = Enumerable.Range(0, count).Select(i => new Report1(
            Guid.CreateVersion7(), random.Next(10) switch { < 7 => "hazard.drain", < 9 => "hazard.water-leak", _ => "hazard.other" }, Words[random.Next(Words.Length)],
            BenchHome.West + 0.105 + (Bell() * 0.004), BenchHome.South + 0.105 + (Bell() * 0.003), i % 2 == 1, "")).ToArray();
        // Phones do this before they send; here it must not stand in the program's way.
        Parallel.For(0, count, i => reports[i] = reports[i] with { Work = ProofOfWork.Do(reports[i].Id, TimeProvider.System.GetUtcNow()) });
        return [.. reports];

        double Bell() => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
    }

    /// <summary>What a desk does all day, one after the other: the queue, a case, the suggested groups.</summary>
    private static async Task<List<double>> DeskAsync(BenchHome home, CancellationToken over)
    {
        var millis = new List<double>();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{home.Port}/") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", home.Token);
        string[] pages = ["api/cases?state=reported&sort=newest", "api/cases?open=true&sort=due", "api/cases/suggested-groups"];
        for (var i = 0; !over.IsCancellationRequested; i++)
        {
            await Task.Delay(BetweenReadings, CancellationToken.None);
            var begun = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(pages[i % pages.Length], CancellationToken.None);
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) { continue; }
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
            millis.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return millis;
    }

    /// <summary>How many groups are suggested, and how many reports are in them, once grouping has caught up.</summary>
    private static async Task<(int Groups, int Waiting)> GroupsAsync(BenchHome home, int count)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{home.Port}/") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", home.Token);
        var (groups, waiting, still) = (0, 0, 0);
        while (waiting < count && still < 10)
        {
            var list = JsonDocument.Parse(await http.GetStringAsync("api/cases/suggested-groups")).RootElement;
            var sum = list.EnumerateArray().Sum(g => g.GetProperty("waiting").GetInt32());
            still = sum == waiting ? still + 1 : 0;
            (groups, waiting) = (list.GetArrayLength(), sum);
            await Task.Delay(1_000);
        }

        return (groups, waiting);
    }

    private static async Task<(int Lost, int Doubled)> CountAsync(BenchHome home, List<Report1> reports)
    {
        await using var services = home.Offline();
        await using var db = services.GetRequiredService<Stores>().Get(BenchHome.DistrictCode).Lease();
        var stored = (await db.Set<Report>().AsNoTracking().Select(r => r.Id).ToListAsync()).ToLookup(id => id);
        var cases = await db.Set<Case>().CountAsync();
        return (reports.Count(r => !stored.Contains(r.Id)), stored.Count(r => r.Count() > 1) + Math.Max(0, cases - stored.Count));
    }

    /// <summary>A picture that does not compress well, about as large as a phone's.</summary>
    private static byte[] Photo()
    {
        using var bitmap = new SKBitmap(1280, 960);
        var random = new Random(3);
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++) { bitmap.SetPixel(x, y, new SKColor((byte)(x / 6 + random.Next(40)), (byte)(y / 4 + random.Next(40)), (byte)random.Next(60, 120))); }
        }

        using var image = SKImage.FromBitmap(bitmap);
        for (var quality = 95; ; quality -= 3)
        {
            using var data = image.Encode(SKEncodedImageFormat.Jpeg, quality);
            if (data.Size <= PhotoBytes || quality < 10) { return data.ToArray(); }
        }
    }

    private static void Print(string store, string figure, double value, string unit) => BenchReport.Print("storm", $"{store}.{figure}", value, unit);

    private sealed record Report1(Guid Id, string Type, string Words, double Longitude, double Latitude, bool BreaksOnce, string Work);

    /// <summary>The residents' side.</summary>
    private sealed class Storm(int port, byte[] photo)
    {
        private int _retried;
        private int _shed;
        private int _broken;

        public ConcurrentBag<double> Millis { get; } = [];

        public ConcurrentBag<double> ReportMillis { get; } = [];

        public int Retried => _retried;

        public int Shed => _shed;

        /// <summary>Connections that the server broke off, as it does where it refuses while a photo still comes.</summary>
        public int Broken => _broken;

        public async Task ReportAsync(Report1 report, int number)
        {
            var (blob, name, address) = PhotoOf(number);
            var text = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"{{\"type\":\"{report.Type}\",\"words\":\"{report.Words}\",\"longitude\":{report.Longitude:0.000000},\"latitude\":{report.Latitude:0.000000},\"files\":[\"{name}\"],\"work\":\"{report.Work}\"}}"));
            var send = Request($"PUT /api/reports/{report.Id}", address, "application/json", text);
            if (report.BreaksOnce)
            {
                // One in four breaks in the photo, one in four after the report was sent, before its answer came.
                Interlocked.Increment(ref _retried);
                if (number % 4 == 1) { await BreakAsync(blob, blob.Length / 2); }
                else
                {
                    await AnswerAsync(blob, Millis);
                    await BreakAsync(send, send.Length);
                }
            }

            await AnswerAsync(blob, Millis);
            ReportMillis.Add(await AnswerAsync(send, Millis));
        }

        /// <summary>Sends a photo without a report.</summary>
        public async Task SendPhotoAsync(int number) => await AnswerAsync(PhotoOf(number).Request, []);

        private (byte[] Request, string Name, string Address) PhotoOf(int number)
        {
            var own = Own(number);
            var name = Convert.ToHexStringLower(SHA256.HashData(own));
            var address = $"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}";
            return (Request($"PUT /api/blobs/{name}", address, "application/octet-stream", own), name, address);
        }

        /// <summary>Sends until it is taken; what is shed or broken off waits and comes again.</summary>
        private async Task<double> AnswerAsync(byte[] request, ConcurrentBag<double> millis)
        {
            while (true)
            {
                var begun = Stopwatch.GetTimestamp();
                var (status, body) = (0, "");
                try
                {
                    await using var line = await HttpLine.OpenAsync(port);
                    (status, body) = await line.SendAsync(request);
                }
                catch (Exception gone) when (gone is SocketException or IOException)
                {
                    Interlocked.Increment(ref _broken);
                }

                var took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
                if (status is 0 or 503)
                {
                    if (status == 503) { Interlocked.Increment(ref _shed); }
                    await Task.Delay(2_000);
                    continue;
                }

                if (status is not (200 or 201)) { throw new InvalidOperationException($"Answered {status}: {body}"); }
                millis.Add(took);
                return took;
            }
        }

        private async Task BreakAsync(byte[] request, int bytes)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, LingerState = new LingerOption(true, 0) };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            await socket.SendAsync(request.AsMemory(0, bytes));
            await Task.Delay(5);
        }

        /// <summary>The photo with a comment of its own behind its first mark, so that no two are the same file.</summary>
        private byte[] Own(int number)
        {
            var text = Encoding.ASCII.GetBytes($"resident {number}");
            byte[] comment = [0xFF, 0xFE, 0, (byte)(text.Length + 2), .. text];
            return [.. photo.AsSpan(0, 2), .. comment, .. photo.AsSpan(2)];
        }

        private static byte[] Request(string line, string address, string mediaType, byte[] body) =>
            [.. Encoding.ASCII.GetBytes($"{line} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: {address}\r\nContent-Type: {mediaType}\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
    }
}
