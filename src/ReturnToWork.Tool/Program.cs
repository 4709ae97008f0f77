using Microsoft.Extensions.Options;
using ReturnToWork.Storage;
using ReturnToWork.Storage.Keys;
using ReturnToWork.Tool;
using ReturnToWork.Tool.SelfChecking;

try
{
    if (SelfCheckCommand.IsMeant(args)) return await SelfCheckCommand.RunAsync(args, Console.Out);
    await ToolHost.Build(args).RunAsync();
    return 0;
}
catch (Exception trouble) when (trouble is OptionsValidationException or WrongMasterKeyException or UnsafeStoreException)
{
    // The person who sets this up needs the sentence, not the stack trace above it.
    Console.Error.WriteLine(trouble.Message);
    return 1;
}
