-- What was written once stays: the log of a case, and a published service version.

CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER event_no_replace BEFORE INSERT ON event
WHEN EXISTS (
    SELECT 1 FROM event
    WHERE region_id = NEW.region_id AND application_id = NEW.application_id AND seq = NEW.seq
) OR EXISTS (SELECT 1 FROM event WHERE region_id = NEW.region_id AND id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

CREATE TRIGGER service_version_no_update
BEFORE UPDATE OF region_id, code, version, definition, published_at ON service_version
BEGIN SELECT RAISE(ABORT, 'a published service version never changes'); END;

CREATE TRIGGER service_version_no_delete BEFORE DELETE ON service_version
BEGIN SELECT RAISE(ABORT, 'a published service version never changes'); END;

CREATE TRIGGER service_version_no_replace BEFORE INSERT ON service_version
WHEN EXISTS (
    SELECT 1 FROM service_version
    WHERE region_id = NEW.region_id AND code = NEW.code AND version = NEW.version
)
BEGIN SELECT RAISE(ABORT, 'a published service version never changes'); END;
