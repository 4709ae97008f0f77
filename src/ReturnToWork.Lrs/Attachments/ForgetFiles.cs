namespace ReturnToWork.Lrs;

/// <summary>Deletes files that no row names any more. Under the lock nobody can be about to use one; see <see cref="AttachmentFolder"/>.</summary>
internal sealed class ForgetFiles(string organisation, IReadOnlyCollection<string> hashes, AttachmentFolder folder) : Work(organisation)
{
    public override async Task RunAsync(WriteScope scope, CancellationToken ct)
    {
        foreach (var some in hashes.Chunk(500))
        {
            var used = await KeepFiles.KnownAsync(scope, some, ct);
            foreach (var sha2 in some.Where(sha2 => !used.Contains(sha2))) folder.Delete(Organisation, sha2);
        }
    }
}
