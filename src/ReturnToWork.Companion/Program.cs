using Microsoft.Extensions.Options;
using ReturnToWork.Companion;
using ReturnToWork.Storage;
using ReturnToWork.Storage.Keys;

try
{
    if (CompanionHost.AsksToRebuild(args)) return await CompanionHost.RebuildFactsAsync(args);
    if (CompanionHost.AsksToVerify(args)) return await CompanionHost.VerifyAccessLogAsync(args, Console.WriteLine);
    CompanionHost.Build(args).Run();
    return 0;
}
catch (Exception trouble) when (trouble is OptionsValidationException or WrongMasterKeyException or UnsafeStoreException)
{
    // The person who sets this up needs the sentence, not the stack trace above it.
    Console.Error.WriteLine(trouble.Message);
    return 1;
}
