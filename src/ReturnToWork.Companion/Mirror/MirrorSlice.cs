namespace ReturnToWork.Companion.Mirror;

/// <summary>Door of the slice: what the employee sees of what the coach sees.</summary>
internal static class MirrorSlice
{
    public static IServiceCollection AddMirror(this IServiceCollection services) => services.AddSingleton<MirrorDoor>().AddSingleton<MirrorBook>().AddSingleton<OwnRecords>();
}
