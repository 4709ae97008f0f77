namespace ReturnToWork.Lrs;

/// <summary>The pace at which statements go to other stores and come from them. Section <c>Lrs:Flows</c>.</summary>
public sealed class FlowOptions
{
    /// <summary>Pause between two looks for something to pass on. Default 1 s; 10 ms to 1 hour.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one whole answer of another store may take. Default 20 s; 100 ms to 5 minutes. A worker that vanished is replaced after six times as long.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest pause while another store is away. Default 5 minutes.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(5);
}
