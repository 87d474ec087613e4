-- Written for PostgreSQL; `migration.rs` translates the few words that SQLite spells differently.
-- Instants are milliseconds since 1970 (UTC), dates are text of the form 2026-11-24, JSON is text.
-- COLLATE "C" stands where order or a prefix counts, so that both databases compare bytes.

CREATE TABLE region (
    id INTEGER NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL,
    code TEXT NOT NULL,
    code_since TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX region_slug ON region (slug);
CREATE UNIQUE INDEX region_code ON region (code);

CREATE TABLE service_version (
    region_id INTEGER NOT NULL REFERENCES region (id),
    code TEXT NOT NULL,
    version INTEGER NOT NULL,
    definition TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    active BOOLEAN NOT NULL,
    PRIMARY KEY (region_id, code, version)
);
CREATE INDEX service_version_active ON service_version (region_id, code, version) WHERE active;

CREATE TABLE citizen (
    region_id INTEGER NOT NULL REFERENCES region (id),
    id UUID NOT NULL,
    phone_hash BYTEA,
    email_hash BYTEA,
    contact BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, id)
);
CREATE UNIQUE INDEX citizen_phone_hash ON citizen (region_id, phone_hash);
CREATE UNIQUE INDEX citizen_email_hash ON citizen (region_id, email_hash);

CREATE TABLE otp (
    region_id INTEGER NOT NULL REFERENCES region (id),
    id UUID NOT NULL,
    contact_hash BYTEA NOT NULL,
    contact BYTEA NOT NULL,
    code_hash BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    tries INTEGER NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX otp_contact_hash ON otp (region_id, contact_hash, created_at);
CREATE INDEX otp_expires_at ON otp (region_id, expires_at);

CREATE TABLE session (
    region_id INTEGER NOT NULL REFERENCES region (id),
    id UUID NOT NULL,
    token_hash BYTEA NOT NULL,
    portal TEXT NOT NULL,
    account_id UUID NOT NULL,
    device TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    idle_seconds BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    revoked_at BIGINT,
    PRIMARY KEY (region_id, id)
);
CREATE UNIQUE INDEX session_token_hash ON session (region_id, token_hash);
CREATE INDEX session_account ON session (region_id, portal, account_id, created_at);
CREATE INDEX session_ends_at ON session (region_id, ends_at);

CREATE TABLE officer (
    region_id INTEGER NOT NULL REFERENCES region (id),
    id UUID NOT NULL,
    username TEXT,
    name TEXT NOT NULL,
    password_hash TEXT,
    roles TEXT NOT NULL,
    agency TEXT,
    active BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT,
    PRIMARY KEY (region_id, id)
);
CREATE UNIQUE INDEX officer_username ON officer (region_id, username);

CREATE TABLE setup_link (
    region_id INTEGER NOT NULL REFERENCES region (id),
    token_hash BYTEA NOT NULL,
    officer_id UUID,
    roles TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (region_id, token_hash)
);

CREATE TABLE throttle (
    region_id INTEGER NOT NULL REFERENCES region (id),
    key_hash BYTEA NOT NULL,
    count INTEGER NOT NULL,
    window_started_at BIGINT NOT NULL,
    locked_until BIGINT,
    PRIMARY KEY (region_id, key_hash)
);
CREATE INDEX throttle_window ON throttle (region_id, window_started_at);

CREATE TABLE submission (
    region_id INTEGER NOT NULL REFERENCES region (id),
    id UUID NOT NULL,
    citizen_id UUID NOT NULL,
    body_hash BYTEA NOT NULL,
    language TEXT NOT NULL,
    authority TEXT NOT NULL,
    tracking_secret_hash BYTEA NOT NULL,
    receipt TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, id),
    FOREIGN KEY (region_id, citizen_id) REFERENCES citizen (region_id, id)
);

-- The projection of a case's events, written in the same transaction.
CREATE TABLE application (
    region_id INTEGER NOT NULL REFERENCES region (id),
    id UUID NOT NULL,
    submission_id UUID NOT NULL,
    citizen_id UUID NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    service TEXT NOT NULL,
    service_version INTEGER NOT NULL,
    status TEXT NOT NULL,
    subject_name TEXT NOT NULL,
    subject_folded TEXT COLLATE "C" NOT NULL,
    applicant_nik_hash BYTEA,
    due_on TEXT,
    seq INTEGER NOT NULL,
    submitted_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    closed_at BIGINT,
    PRIMARY KEY (region_id, id),
    FOREIGN KEY (region_id, submission_id) REFERENCES submission (region_id, id),
    FOREIGN KEY (region_id, citizen_id) REFERENCES citizen (region_id, id),
    FOREIGN KEY (region_id, service, service_version) REFERENCES service_version (region_id, code, version)
);
CREATE UNIQUE INDEX application_number ON application (region_id, number);
CREATE INDEX application_submission ON application (region_id, submission_id);
CREATE INDEX application_citizen ON application (region_id, citizen_id, submitted_at, id);
CREATE INDEX application_subject ON application (region_id, subject_folded);
CREATE INDEX application_nik ON application (region_id, applicant_nik_hash);

-- Who may find a case, in the order in which it is shown: a row for the whole mall (agency '') and one for each agency
-- that takes part. due_sort is the due date, or the last day of the calendar where nothing is due.
CREATE TABLE application_listing (
    region_id INTEGER NOT NULL,
    application_id UUID NOT NULL,
    agency TEXT NOT NULL,
    status TEXT NOT NULL,
    due_sort TEXT COLLATE "C" NOT NULL,
    submitted_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, application_id, agency),
    FOREIGN KEY (region_id, application_id) REFERENCES application (region_id, id)
);
CREATE INDEX application_listing_due
    ON application_listing (region_id, agency, due_sort, submitted_at, application_id);
CREATE INDEX application_listing_status
    ON application_listing (region_id, agency, status, due_sort, submitted_at, application_id);

-- Open steps only.
CREATE TABLE application_step (
    region_id INTEGER NOT NULL,
    application_id UUID NOT NULL,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    role TEXT NOT NULL,
    agency TEXT NOT NULL,
    assignee UUID,
    revision INTEGER NOT NULL,
    waiting BOOLEAN NOT NULL,
    opened_on TEXT NOT NULL,
    status TEXT NOT NULL,
    due_sort TEXT COLLATE "C" NOT NULL,
    submitted_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, application_id, key),
    FOREIGN KEY (region_id, application_id) REFERENCES application (region_id, id)
);
CREATE INDEX application_step_assignee
    ON application_step (region_id, assignee, due_sort, submitted_at, application_id);
CREATE INDEX application_step_role
    ON application_step (region_id, role, agency, due_sort, submitted_at, application_id);

CREATE TABLE event (
    region_id INTEGER NOT NULL,
    application_id UUID NOT NULL,
    seq INTEGER NOT NULL,
    id UUID NOT NULL,
    at BIGINT NOT NULL,
    on_date TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id UUID,
    step TEXT,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (region_id, application_id, seq),
    FOREIGN KEY (region_id, application_id) REFERENCES application (region_id, id)
);
CREATE UNIQUE INDEX event_id ON event (region_id, id);

CREATE TABLE case_key (
    region_id INTEGER NOT NULL,
    application_id UUID NOT NULL,
    wrapped_key BYTEA,
    destroyed_at BIGINT,
    PRIMARY KEY (region_id, application_id),
    FOREIGN KEY (region_id, application_id) REFERENCES application (region_id, id)
);

CREATE TABLE sealed (
    region_id INTEGER NOT NULL,
    application_id UUID NOT NULL,
    kind TEXT NOT NULL,
    id UUID NOT NULL,
    version INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (region_id, application_id, kind, id, version),
    FOREIGN KEY (region_id, application_id) REFERENCES application (region_id, id)
);

CREATE TABLE action_record (
    region_id INTEGER NOT NULL REFERENCES region (id),
    id UUID NOT NULL,
    application_id UUID NOT NULL,
    body_hash BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    response_seq INTEGER NOT NULL,
    PRIMARY KEY (region_id, id),
    FOREIGN KEY (region_id, application_id) REFERENCES application (region_id, id)
);

CREATE TABLE attachment (
    region_id INTEGER NOT NULL REFERENCES region (id),
    id UUID NOT NULL,
    owner_kind TEXT NOT NULL,
    owner_id UUID NOT NULL,
    name BYTEA NOT NULL,
    sha256 TEXT NOT NULL,
    declared_size BIGINT NOT NULL,
    received BIGINT NOT NULL,
    kind TEXT,
    status TEXT NOT NULL,
    wrapped_key BYTEA NOT NULL,
    application_id UUID,
    requirement TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, id),
    FOREIGN KEY (region_id, application_id) REFERENCES application (region_id, id)
);
CREATE INDEX attachment_application ON attachment (region_id, application_id, created_at, id);
CREATE INDEX attachment_expires_at ON attachment (region_id, expires_at) WHERE application_id IS NULL;

CREATE TABLE document (
    region_id INTEGER NOT NULL REFERENCES region (id),
    id UUID NOT NULL,
    application_id UUID NOT NULL,
    origin TEXT NOT NULL,
    number TEXT NOT NULL,
    verification_code TEXT NOT NULL,
    blob TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size BIGINT NOT NULL,
    wrapped_key BYTEA NOT NULL,
    holder_masked TEXT NOT NULL,
    document_name TEXT NOT NULL,
    agency TEXT NOT NULL,
    signatory TEXT,
    issued_at BIGINT NOT NULL,
    issued_on TEXT NOT NULL,
    revoked_at BIGINT,
    PRIMARY KEY (region_id, id),
    FOREIGN KEY (region_id, application_id) REFERENCES application (region_id, id)
);
CREATE UNIQUE INDEX document_verification_code ON document (region_id, verification_code);
CREATE INDEX document_application ON document (region_id, application_id);

CREATE TABLE pickup (
    region_id INTEGER NOT NULL,
    application_id UUID NOT NULL,
    code_hash BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, application_id),
    FOREIGN KEY (region_id, application_id) REFERENCES application (region_id, id)
);
CREATE UNIQUE INDEX pickup_code_hash ON pickup (region_id, code_hash);

CREATE TABLE job (
    region_id INTEGER NOT NULL REFERENCES region (id),
    id UUID NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    run_at BIGINT NOT NULL,
    lease_until BIGINT,
    tries INTEGER NOT NULL,
    done_at BIGINT,
    failed_at BIGINT,
    error TEXT,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX job_run_at ON job (run_at) WHERE done_at IS NULL AND failed_at IS NULL;
CREATE INDEX job_done_at ON job (done_at) WHERE done_at IS NOT NULL;

CREATE TABLE message (
    region_id INTEGER NOT NULL REFERENCES region (id),
    id UUID NOT NULL,
    channel TEXT NOT NULL,
    body BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    PRIMARY KEY (region_id, id)
);
CREATE INDEX message_created_at ON message (region_id, created_at, id);

CREATE TABLE counter (
    region_id INTEGER NOT NULL REFERENCES region (id),
    key TEXT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (region_id, key)
);

CREATE TABLE setting (
    region_id INTEGER NOT NULL REFERENCES region (id),
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (region_id, key)
);
