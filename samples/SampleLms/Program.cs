await SampleLms.SampleLmsHost.Build(args).RunAsync();
