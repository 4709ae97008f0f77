namespace ReturnToWork.Lrs.Migrations.Postgres;

/// <summary>
/// The tables that EF Core cannot describe: statements and links lie in monthly partitions by tick, made by <c>make_month</c> (see <see cref="Months"/>).
/// What the first version kept is carried over.
/// </summary>
internal static class WholeSql
{
    public static string Up => $"""
        ALTER TABLE lrs.statements RENAME TO statements_before;
        ALTER TABLE lrs.statements_before RENAME CONSTRAINT "PK_statements" TO "PK_statements_before";
        DROP INDEX lrs."IX_statements_organisation_refers_to";
        CREATE TABLE lrs.statements (
          organisation text NOT NULL, tick bigint NOT NULL, id uuid NOT NULL, verb bytea NOT NULL, actor bytea NULL, authority bytea NOT NULL, registration uuid NULL, refers_to uuid NULL,
          object_ref uuid NULL, voids boolean NOT NULL, voided boolean NOT NULL, stream smallint NOT NULL, body bytea NOT NULL, CONSTRAINT "PK_statements" PRIMARY KEY (organisation, tick))
          PARTITION BY RANGE (tick);
        CREATE TABLE lrs.links (
          organisation text NOT NULL, kind smallint NOT NULL, key bytea NOT NULL, tick bigint NOT NULL, source bigint NOT NULL, related boolean NOT NULL,
          CONSTRAINT "PK_links" PRIMARY KEY (organisation, kind, key, tick, source))
          PARTITION BY RANGE (tick);
        CREATE TABLE lrs.statement_ids (
          organisation text NOT NULL, id uuid NOT NULL, tick bigint NOT NULL, content bytea NOT NULL, CONSTRAINT "PK_statement_ids" PRIMARY KEY (organisation, id));
        CREATE INDEX "IX_statements_organisation_object_ref" ON lrs.statements (organisation, object_ref) WHERE object_ref IS NOT NULL;
        CREATE INDEX "IX_statements_organisation_refers_to" ON lrs.statements (organisation, refers_to) WHERE refers_to IS NOT NULL;

        CREATE FUNCTION lrs.make_month(name text, first bigint, beyond bigint) RETURNS void LANGUAGE plpgsql AS $make$
        BEGIN
          PERFORM pg_advisory_xact_lock(hashtext('lrs.make_month'));
          EXECUTE format('CREATE TABLE IF NOT EXISTS lrs.statements_%s PARTITION OF lrs.statements FOR VALUES FROM (%s) TO (%s)', name, first, beyond);
          EXECUTE format('CREATE TABLE IF NOT EXISTS lrs.links_%s PARTITION OF lrs.links FOR VALUES FROM (%s) TO (%s)', name, first, beyond);
        END $make$;

        DO $former$
        DECLARE month timestamp;
        BEGIN
          FOR month IN SELECT DISTINCT date_trunc('month', to_timestamp(tick / 1000000.0) AT TIME ZONE 'UTC') FROM lrs.statements_before LOOP
            PERFORM lrs.make_month(
              to_char(month, 'YYYY_MM'), (extract(epoch FROM month AT TIME ZONE 'UTC') * 1000000)::bigint, (extract(epoch FROM (month + interval '1 month') AT TIME ZONE 'UTC') * 1000000)::bigint);
          END LOOP;
        END $former$;

        INSERT INTO lrs.statements
          SELECT organisation, tick, id, verb, actor, authority, registration, refers_to,
            CASE WHEN text::json -> 'object' ->> 'objectType' = 'StatementRef' THEN (text::json -> 'object' ->> 'id')::uuid END,
            voids IS NOT NULL, voided, CASE {FormerStreams.Cases(hex => $"'\\x{hex}'::bytea")} ELSE 0 END, convert_to(text, 'UTF8')
          FROM lrs.statements_before;
        INSERT INTO lrs.statement_ids SELECT organisation, id, tick, content FROM lrs.statements_before;
        INSERT INTO lrs.links SELECT organisation, {LinkKind.Agent}, agent, tick, tick, related FROM lrs.statement_agents;
        INSERT INTO lrs.links SELECT organisation, {LinkKind.Activity}, activity, tick, tick, related FROM lrs.statement_activities;
        INSERT INTO lrs.links SELECT organisation, {LinkKind.Verb}, verb, tick, tick, false FROM lrs.statements;
        INSERT INTO lrs.links SELECT organisation, {LinkKind.Registration}, uuid_send(registration), tick, tick, false FROM lrs.statements WHERE registration IS NOT NULL;
        INSERT INTO lrs.links
          SELECT l.organisation, l.kind, l.key, s.tick, l.source, l.related
          FROM lrs.statements s JOIN lrs.statement_ids i ON i.organisation = s.organisation AND i.id = s.object_ref JOIN lrs.links l ON l.organisation = i.organisation AND l.tick = i.tick
          ON CONFLICT DO NOTHING;
        DROP TABLE lrs.statements_before;
        DROP TABLE lrs.statement_agents;
        DROP TABLE lrs.statement_activities;

        INSERT INTO lrs.documents SELECT organisation, {DocumentKind.State}, activity, agent, registration, state_id, content_type, body, etag, tick FROM lrs.states;
        DROP TABLE lrs.states;
        """;
}
