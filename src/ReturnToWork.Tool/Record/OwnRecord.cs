using Microsoft.Extensions.Options;
using ReturnToWork.Lrs;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tool.Record;

/// <summary>The record store in this process.</summary>
internal sealed class OwnRecord(StatementStore statements, StateDocuments documents, IOptions<CoursesOptions> courses) : IRecord
{
    public async Task<Refusal?> SayAsync(string organisation, ReadOnlyMemory<byte> statement, CancellationToken ct)
    {
        var read = StatementReader.Read(statement);
        if (read.Statement is not { } whole) return read.Refusal;
        return (await statements.AppendAsync(organisation, [whole], Authority.Of(courses.Value), ct)).Refusal;
    }

    public Task<byte[]?> ReadStateAsync(string organisation, string activityId, string homePage, string name, Guid registration, string stateId, CancellationToken ct) =>
        documents.ReadAsync(organisation, activityId, AgentKey.OfAccount(homePage, name), registration, stateId, ct);
}
