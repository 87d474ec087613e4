-- Drafts that citizens go on with on another device. The key stands before what it seals: SQLite then overwrites it
-- with the row, though the rest may stay behind on pages of its own.

CREATE TABLE draft (
    region_id INTEGER NOT NULL REFERENCES region (id),
    id UUID NOT NULL,
    citizen_id UUID NOT NULL,
    application_id UUID,
    service TEXT NOT NULL,
    service_version INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    device TEXT NOT NULL,
    size BIGINT NOT NULL,
    file_count INTEGER NOT NULL,
    updated_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    wrapped_key BYTEA NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (region_id, id),
    FOREIGN KEY (region_id, citizen_id) REFERENCES citizen (region_id, id),
    FOREIGN KEY (region_id, application_id) REFERENCES application (region_id, id)
);
CREATE INDEX draft_citizen ON draft (region_id, citizen_id, updated_at, id);
CREATE INDEX draft_application ON draft (region_id, application_id);
CREATE INDEX draft_expires_at ON draft (region_id, expires_at);

-- The files that a draft names, whether they were uploaded yet or not. Only those of its own citizen are kept for it.
CREATE TABLE draft_file (
    region_id INTEGER NOT NULL,
    draft_id UUID NOT NULL,
    attachment_id UUID NOT NULL,
    citizen_id UUID NOT NULL,
    PRIMARY KEY (region_id, draft_id, attachment_id),
    FOREIGN KEY (region_id, draft_id) REFERENCES draft (region_id, id) ON DELETE CASCADE
);
CREATE INDEX draft_file_attachment ON draft_file (region_id, attachment_id, citizen_id);
