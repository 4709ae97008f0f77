using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// How much room an organisation has left, what is still coming in counted with what is kept, so that its part of the disk is not passed. The last word
/// has the transaction that stores, because this one knows its own instance only (<see cref="KeepFiles"/>).
/// </summary>
internal sealed class DiskRoom(IOptions<LrsOptions> options)
{
    public static readonly Refusal Full = new(
        "attachment-quota", "This organisation's room for attachments is full. Nothing of this request was stored.", "settings: Lrs:Attachments:MaxBytesPerOrganisation");

    private readonly ConcurrentDictionary<string, Room> _rooms = new(StringComparer.Ordinal);

    /// <param name="kept">How many bytes the database says are kept now.</param>
    public Share Open(string organisation, long kept)
    {
        var room = _rooms.GetOrAdd(organisation, _ => new Room());
        lock (room) room.Kept = kept;
        return new Share(room, options.Value.Attachments.MaxBytesPerOrganisation);
    }

    internal sealed class Room
    {
        public long Kept { get; set; }

        public long Incoming { get; set; }
    }

    /// <summary>What one request takes. <see cref="Close"/> gives it back, or lets it count as kept.</summary>
    internal sealed class Share(Room room, long most)
    {
        private long _taken;

        /// <summary>False when there is no room for so many bytes more.</summary>
        public bool TryTake(long bytes)
        {
            lock (room)
            {
                if (room.Kept + room.Incoming + bytes > most) return false;
                room.Incoming += bytes;
                _taken += bytes;
                return true;
            }
        }

        public void Close(long settled)
        {
            lock (room)
            {
                room.Incoming -= _taken;
                room.Kept += settled;
                _taken = 0;
            }
        }
    }
}
