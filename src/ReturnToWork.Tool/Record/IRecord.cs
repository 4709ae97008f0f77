using ReturnToWork.Xapi;

namespace ReturnToWork.Tool.Record;

/// <summary>The record store of this process, as the Tool itself speaks to it.</summary>
internal interface IRecord
{
    /// <summary>Null: it is stored, now or before.</summary>
    Task<Refusal?> SayAsync(string organisation, ReadOnlyMemory<byte> statement, CancellationToken ct);

    /// <summary>A state document, or null when there is none.</summary>
    Task<byte[]?> ReadStateAsync(string organisation, string activityId, string homePage, string name, Guid registration, string stateId, CancellationToken ct);
}
