ReturnToWork.Tool.ToolHost.Build(args).Run();
