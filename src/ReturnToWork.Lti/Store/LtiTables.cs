using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lti;

/// <summary>Tables, keys and lengths. Every key starts with the organisation; the few that cannot say why.</summary>
internal static class LtiTables
{
    private const int Organisation = 64;
    private const int Hash = 43;
    private const int Name = 255;
    private const int Address = 2048;

    public static ModelBuilder HasRegistrations(this ModelBuilder model)
    {
        model.Entity<RegistrationRow>(row =>
        {
            row.ToTable("registrations").HasKey(one => new { one.Organisation, one.Id });
            // A login names issuer and client id only: whose it is must be one answer over the whole installation (lti.md L2).
            row.HasIndex(one => one.Client).IsUnique();
            row.Property(one => one.Organisation).HasMaxLength(Organisation);
            row.Property(one => one.Label).HasMaxLength(120);
            row.Property(one => one.State).HasMaxLength(16);
            row.Property(one => one.Made).HasMaxLength(16);
            row.Property(one => one.Client).HasMaxLength(Hash);
            row.Property(one => one.Issuer).HasMaxLength(Name);
            row.Property(one => one.ClientId).HasMaxLength(Name);
            row.Property(one => one.AuthorizationEndpoint).HasMaxLength(Address);
            row.Property(one => one.TokenEndpoint).HasMaxLength(Address);
            row.Property(one => one.JwksUri).HasMaxLength(Address);
            row.Property(one => one.Keys).HasMaxLength(64 * 1024);
            row.Property(one => one.TokenAudience).HasMaxLength(Address);
            row.Property(one => one.Scopes).HasMaxLength(Address);
            row.Property(one => one.Offer).HasMaxLength(8);
            row.Property(one => one.RegistrationEndpoint).HasMaxLength(Address);
            row.Property(one => one.Sites).HasMaxLength(Address);
            row.Property(one => one.Family).HasMaxLength(40);
        });
        model.Entity<DeploymentRow>(row =>
        {
            row.ToTable("deployments").HasKey(one => new { one.Organisation, one.Client, one.DeploymentId });
            row.Property(one => one.Organisation).HasMaxLength(Organisation);
            row.Property(one => one.Client).HasMaxLength(Hash);
            row.Property(one => one.DeploymentId).HasMaxLength(Name);
            row.Property(one => one.State).HasMaxLength(16);
            row.Property(one => one.MembersUrl).HasMaxLength(Address);
        });
        model.Entity<SuspendedOrganisation>(row =>
        {
            row.ToTable("suspended_organisations").HasKey(one => one.Organisation);
            row.Property(one => one.Organisation).HasMaxLength(Organisation);
        });
        model.Entity<InvitationRow>(row =>
        {
            row.ToTable("invitations").HasKey(one => new { one.Organisation, one.Id });
            // The link says no organisation: the code alone finds the row.
            row.HasIndex(one => one.SecretHash).IsUnique();
            row.HasIndex(one => one.Expires);
            row.Property(one => one.Organisation).HasMaxLength(Organisation);
            row.Property(one => one.SecretHash).HasMaxLength(Hash);
            row.Property(one => one.Label).HasMaxLength(120);
            row.Property(one => one.Offer).HasMaxLength(8);
        });
        model.Entity<Change>(row =>
        {
            // One row for the installation: any organisation's change makes every instance read again.
            row.ToTable("changes").HasKey(one => one.Name);
            row.Property(one => one.Name).HasMaxLength(40);
            row.HasData(new Change { Name = Change.OfRegistrations, Number = 0 });
        });
        return model;
    }

    public static ModelBuilder HasServices(this ModelBuilder model)
    {
        model.Entity<OwnKeyRow>(row =>
        {
            row.ToTable("own_keys").HasKey(one => new { one.Organisation, one.Client, one.Kid });
            row.Property(one => one.Organisation).HasMaxLength(Organisation);
            row.Property(one => one.Client).HasMaxLength(Hash);
            row.Property(one => one.Kid).HasMaxLength(Hash);
            row.Property(one => one.Public).HasMaxLength(4096);
        });
        model.Entity<LineItemRow>(row =>
        {
            row.ToTable("line_items").HasKey(one => new { one.Organisation, one.Registration, one.ResourceLink });
            row.Property(one => one.Organisation).HasMaxLength(Organisation);
            row.Property(one => one.Registration).HasMaxLength(Hash);
            row.Property(one => one.ResourceLink).HasMaxLength(Name);
            row.Property(one => one.Item).HasMaxLength(Address);
            row.Property(one => one.Items).HasMaxLength(Address);
            row.Property(one => one.Label).HasMaxLength(120);
            row.Property(one => one.Scopes).HasMaxLength(Address);
        });
        model.Entity<ScoreRow>(row =>
        {
            row.ToTable("scores").HasKey(one => new { one.Organisation, one.Id });
            row.HasIndex(one => new { one.Organisation, one.Registration, one.ResourceLink, one.Person }).IsUnique();
            row.HasIndex(one => new { one.State, one.Due });
            row.Property(one => one.Organisation).HasMaxLength(Organisation);
            row.Property(one => one.Registration).HasMaxLength(Hash);
            row.Property(one => one.ResourceLink).HasMaxLength(Name);
            row.Property(one => one.Person).HasMaxLength(Hash);
            row.Property(one => one.State).HasMaxLength(8);
            row.Property(one => one.LastError).HasMaxLength(200);
        });
        model.Entity<LaunchLogRow>(row =>
        {
            row.ToTable("launch_log").HasKey(one => new { one.Organisation, one.Reference });
            row.HasIndex(one => new { one.Organisation, one.At });
            row.Property(one => one.Organisation).HasMaxLength(Organisation);
            row.Property(one => one.Reference).HasMaxLength(8);
            row.Property(one => one.Kind).HasMaxLength(16);
            row.Property(one => one.Code).HasMaxLength(64);
            row.Property(one => one.Paragraph).HasMaxLength(80);
            row.Property(one => one.Client).HasMaxLength(Hash);
            row.Property(one => one.Deployment).HasMaxLength(Name);
        });
        return model;
    }
}
