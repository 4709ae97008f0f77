using ReturnToWork.ContactSheet;
using ReturnToWork.TestKit;

if (Asked.Read(args) is not { } asked)
{
    Console.Error.WriteLine("dotnet run --project tests/ReturnToWork.ContactSheet -- [--width 360]... [--bw] [--theme 3] [--language nl] [--themes folder] [--out folder]");
    return 2;
}

await using var browsers = new Browsers();
await foreach (var sheet in ContactSheets.MakeAsync(browsers, asked)) Console.WriteLine(sheet);
Console.WriteLine(Path.Combine(asked.Out, "index.html"));
return 0;
