using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReturnToWork.Tests.Lrs.Flows;

/// <summary>Stands before a store and hands everything on; while it holds, the store's answers do not get back.</summary>
internal sealed class LosesAnswers : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _on;
    private TaskCompletionSource _go = new();
    private TaskCompletionSource _held = new();

    private LosesAnswers(string address)
    {
        _on = new HttpClient { BaseAddress = new Uri(address) };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.Map("/{**path}", HandOnAsync);
        _go.SetResult();
    }

    public string Address => $"{_app.Urls.Single()}/xapi";

    /// <summary>Ids of all statements that were sent, once for each time.</summary>
    public ConcurrentQueue<Guid> Sent { get; } = new();

    public static async Task<LosesAnswers> BeforeAsync(string address)
    {
        var between = new LosesAnswers(new Uri(new Uri(address), "/").AbsoluteUri);
        await between._app.StartAsync();
        return between;
    }

    public void Hold() => (_go, _held) = (new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>The store has answered, and nobody heard it.</summary>
    public Task HeldAsync() => _held.Task;

    public void LetGo() => _go.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        LetGo();
        await _app.DisposeAsync();
        _on.Dispose();
    }

    private async Task HandOnAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        using var request = new HttpRequestMessage(new(http.Request.Method), $"{http.Request.Path}{http.Request.QueryString}".TrimStart('/'));
        foreach (var name in (string[])["Authorization", "X-Experience-API-Version"]) request.Headers.Add(name, http.Request.Headers[name].ToString());
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.ContentType = new("application/json");
            foreach (var one in JsonDocument.Parse(body.ToArray()).RootElement.EnumerateArray()) Sent.Enqueue(one.GetProperty("id").GetGuid());
        }

        using var answer = await _on.SendAsync(request);
        var text = await answer.Content.ReadAsByteArrayAsync();
        if (body.Length > 0)
        {
            _held.TrySetResult();
            await _go.Task;
        }

        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(text);
    }
}
