using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Wangge.Contracts.Alarms;

namespace Wangge.Bench.Siege;

/// <summary>The door of devices over HTTP, as a button presses at it.</summary>
internal static class ButtonDoor
{
    /// <summary>What a button is known by.</summary>
    public static AuthenticationHeaderValue BasicOf(FoundAlarmDevice button) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{button.UserName}:{button.Key}")));

    /// <summary>Presses once; answered after the commit.</summary>
    /// <exception cref="HttpRequestException">It was not taken.</exception>
    public static async Task PressAsync(HttpClient http, FoundAlarmDevice button, Guid id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"api/alarm-door/{button.Id}/alarms/{id}") { Content = JsonContent.Create(new { }) };
        request.Headers.Authorization = BasicOf(button);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
