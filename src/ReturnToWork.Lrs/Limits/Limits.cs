using Microsoft.Extensions.Options;

namespace ReturnToWork.Lrs;

/// <summary>What one organisation may send at once. See <see cref="LrsLimits"/> for the meanings.</summary>
internal sealed record Allowance(int Body, int Document, int Attachments, int Batch, int Depth, int RequestsPerMinute);

/// <summary>The limits of each organisation: the settings of the room, with its own where it has some.</summary>
internal sealed class Limits
{
    private readonly Dictionary<string, Allowance> _own;

    public Limits(IOptions<LrsOptions> options)
    {
        var room = options.Value;
        Default = new(room.MaxBodyBytes, room.MaxDocumentBytes, room.MaxAttachmentBytes, room.MaxBatch, room.MaxDepth, room.RequestsPerMinute);
        _own = room.Limits.ToDictionary(limits => limits.Organisation, limits => new Allowance(
            limits.MaxBodyBytes ?? Default.Body, limits.MaxDocumentBytes ?? Default.Document, limits.MaxAttachmentBytes ?? Default.Attachments,
            limits.MaxBatch ?? Default.Batch, limits.MaxDepth ?? Default.Depth, limits.RequestsPerMinute ?? Default.RequestsPerMinute), StringComparer.Ordinal);
    }

    public Allowance Default { get; }

    public Allowance Of(LrsCaller caller) => _own.GetValueOrDefault(caller.Organisation, Default);
}
