namespace ReturnToWork.Lrs.Migrations.Sqlite;

/// <summary>
/// The tables that EF Core cannot describe: keys and links have no row of their own beside their key (WITHOUT ROWID), so that adding one touches one tree.
/// What the first version kept is carried over.
/// </summary>
internal static class WholeSql
{
    public static string Up => $"""
        ALTER TABLE statements RENAME TO statements_before;
        CREATE TABLE statements (
          organisation TEXT NOT NULL, tick INTEGER NOT NULL, id TEXT NOT NULL, verb BLOB NOT NULL, actor BLOB NULL, authority BLOB NOT NULL, registration TEXT NULL, refers_to TEXT NULL,
          object_ref TEXT NULL, voids INTEGER NOT NULL, voided INTEGER NOT NULL, stream INTEGER NOT NULL, body BLOB NOT NULL, CONSTRAINT "PK_statements" PRIMARY KEY (organisation, tick));
        CREATE TABLE statement_ids (
          organisation TEXT NOT NULL, id TEXT NOT NULL, tick INTEGER NOT NULL, content BLOB NOT NULL, CONSTRAINT "PK_statement_ids" PRIMARY KEY (organisation, id)) WITHOUT ROWID;
        CREATE TABLE links (
          organisation TEXT NOT NULL, kind INTEGER NOT NULL, key BLOB NOT NULL, tick INTEGER NOT NULL, source INTEGER NOT NULL, related INTEGER NOT NULL,
          CONSTRAINT "PK_links" PRIMARY KEY (organisation, kind, key, tick, source)) WITHOUT ROWID;

        INSERT INTO statements
          SELECT organisation, tick, id, verb, actor, authority, registration, refers_to,
            CASE WHEN json_extract(text, '$.object.objectType') = 'StatementRef' THEN upper(json_extract(text, '$.object.id')) END,
            voids IS NOT NULL, voided, CASE {FormerStreams.Cases(hex => $"x'{hex}'")} ELSE 0 END, CAST(text AS BLOB)
          FROM statements_before;
        INSERT INTO statement_ids SELECT organisation, id, tick, content FROM statements_before;
        INSERT INTO links SELECT organisation, {LinkKind.Agent}, agent, tick, tick, related FROM statement_agents;
        INSERT INTO links SELECT organisation, {LinkKind.Activity}, activity, tick, tick, related FROM statement_activities;
        INSERT INTO links SELECT organisation, {LinkKind.Verb}, verb, tick, tick, 0 FROM statements;
        INSERT INTO links SELECT organisation, {LinkKind.Registration}, unhex(replace(registration, '-', '')), tick, tick, 0 FROM statements WHERE registration IS NOT NULL;
        INSERT OR IGNORE INTO links
          SELECT l.organisation, l.kind, l.key, s.tick, l.source, l.related
          FROM statements s JOIN statement_ids i ON i.organisation = s.organisation AND i.id = s.object_ref JOIN links l ON l.organisation = i.organisation AND l.tick = i.tick;

        CREATE INDEX "IX_statements_organisation_object_ref" ON statements (organisation, object_ref) WHERE object_ref IS NOT NULL;
        DROP INDEX "IX_statements_organisation_refers_to";
        CREATE INDEX "IX_statements_organisation_refers_to" ON statements (organisation, refers_to) WHERE refers_to IS NOT NULL;
        DROP TABLE statements_before;
        DROP TABLE statement_agents;
        DROP TABLE statement_activities;

        INSERT INTO documents SELECT organisation, {DocumentKind.State}, activity, agent, registration, state_id, content_type, body, etag, tick FROM states;
        DROP TABLE states;
        """;
}
