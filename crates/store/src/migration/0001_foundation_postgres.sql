-- What was written once stays: the log of a case, and a published service version.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0];
END
$body$;

CREATE TRIGGER event_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON event
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('events are append-only');

CREATE TRIGGER service_version_no_update
BEFORE UPDATE OF region_id, code, version, definition, published_at ON service_version
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a published service version never changes');

CREATE TRIGGER service_version_no_delete BEFORE DELETE OR TRUNCATE ON service_version
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a published service version never changes');
