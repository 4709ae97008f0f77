using Microsoft.Extensions.Options;
using ReturnToWork.Storage;
using ReturnToWork.Storage.Keys;
using ReturnToWork.Tool;

try
{
    ToolHost.Build(args).Run();
}
catch (Exception trouble) when (trouble is OptionsValidationException or WrongMasterKeyException or UnsafeStoreException)
{
    // The person who sets this up needs the sentence, not the stack trace above it.
    Console.Error.WriteLine(trouble.Message);
    Environment.Exit(1);
}
