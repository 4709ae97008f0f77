using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ReturnToWork.Lti;

internal static class MembersSetup
{
    public static IServiceCollection AddMembers(this IServiceCollection services) => services
        .AddSingleton<LaunchMembers>()
        .AddSingleton<MembershipPages>()
        .AddSingleton(provider => new MemberCount(provider.GetRequiredService<IDbContextFactory<LtiDb>>(), provider.GetRequiredService<PlatformClients>(), provider.GetRequiredService<MembershipPages>()));
}
