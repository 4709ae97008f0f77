using ReturnToWork.Companion;

if (CompanionHost.AsksToRebuild(args)) return await CompanionHost.RebuildFactsAsync(args);
CompanionHost.Build(args).Run();
return 0;
