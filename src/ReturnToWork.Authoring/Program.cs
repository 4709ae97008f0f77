using ReturnToWork.Authoring;

return await AuthoringRoom.RunAsync(args, Console.Out, Directory.GetCurrentDirectory(), Environment.GetEnvironmentVariable("LANG"));
