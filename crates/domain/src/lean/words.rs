//! Enums of words.

use crate::{
    api::{application::StepProgress, problem::ProblemCode},
    area::AreaLevel,
    case::{ActionKind, CollectorKind, DocumentKind, FlagReason, IdentityCheck},
    date::Zone,
    form::{FieldErrorCode, FieldKind},
    language::Language,
    lean_words,
    meaning::Meaning,
    requirement::FileKind,
    service::Channel,
    status::Status,
    workflow::{Role, StepKind},
};

lean_words!(StepProgress {
    "done" = Done,
    "open" = Open,
    "waiting" = Waiting,
    "ahead" = Ahead,
});

lean_words!(ProblemCode {
    "malformed_request" = MalformedRequest,
    "not_signed_in" = NotSignedIn,
    "wrong_code" = WrongCode,
    "wrong_password" = WrongPassword,
    "foreign_origin" = ForeignOrigin,
    "wrong_role" = WrongRole,
    "not_found" = NotFound,
    "not_allowed" = NotAllowed,
    "stale" = Stale,
    "claimed_by_another" = ClaimedByAnother,
    "id_reused" = IdReused,
    "number_taken" = NumberTaken,
    "upload_missing" = UploadMissing,
    "wrong_offset" = WrongOffset,
    "precondition_failed" = PreconditionFailed,
    "too_large" = TooLarge,
    "unsupported_file" = UnsupportedFile,
    "invalid_values" = InvalidValues,
    "empty_file" = EmptyFile,
    "checksum_mismatch" = ChecksumMismatch,
    "template_failed" = TemplateFailed,
    "locked" = Locked,
    "throttled" = Throttled,
    "internal" = Internal,
    "unavailable" = Unavailable,
});

lean_words!(AreaLevel {
    "province" = Province,
    "regency" = Regency,
    "district" = District,
    "village" = Village,
});

lean_words!(ActionKind {
    "claim" = Claim,
    "release" = Release,
    "declare_complete" = DeclareComplete,
    "return" = Return,
    "resubmit" = Resubmit,
    "process" = Process,
    "approve" = Approve,
    "reject" = Reject,
    "issue" = Issue,
    "shelve" = Shelve,
    "hand_over" = HandOver,
    "cancel" = Cancel,
    "message" = Message,
});

lean_words!(CollectorKind {
    "applicant" = Applicant,
    "family" = Family,
    "proxy" = Proxy,
});

lean_words!(IdentityCheck {
    "identity_card" = IdentityCard,
    "family_card" = FamilyCard,
    "power_of_attorney" = PowerOfAttorney,
    "other_document" = OtherDocument,
});

lean_words!(DocumentKind {
    "generated" = Generated,
    "external" = External,
});

lean_words!(FlagReason {
    "unreadable" = Unreadable,
    "wrong_document" = WrongDocument,
    "not_original" = NotOriginal,
    "expired" = Expired,
    "mismatch" = Mismatch,
    "incomplete" = Incomplete,
    "other" = Other,
});

lean_words!(Zone {
    "Asia/Jakarta" = Wib,
    "Asia/Makassar" = Wita,
    "Asia/Jayapura" = Wit,
});

lean_words!(FieldKind {
    "text" = Text,
    "long_text" = LongText,
    "number" = Number,
    "date" = Date,
    "choice" = Choice,
    "nik" = Nik,
    "family_card" = FamilyCard,
    "phone" = Phone,
    "email" = Email,
    "area" = Area,
    "group" = Group,
});

lean_words!(FieldErrorCode {
    "required" = Required,
    "wrong_type" = WrongType,
    "unknown_field" = UnknownField,
    "too_short" = TooShort,
    "too_long" = TooLong,
    "characters" = Characters,
    "not_a_number" = NotANumber,
    "too_many_decimals" = TooManyDecimals,
    "too_small" = TooSmall,
    "too_large" = TooLarge,
    "no_such_date" = NoSuchDate,
    "too_early" = TooEarly,
    "too_late" = TooLate,
    "in_future" = InFuture,
    "not_an_option" = NotAnOption,
    "not_sixteen_digits" = NotSixteenDigits,
    "number_date" = NumberDate,
    "number_serial" = NumberSerial,
    "not_a_phone" = NotAPhone,
    "not_an_email" = NotAnEmail,
    "not_an_area" = NotAnArea,
    "too_few_rows" = TooFewRows,
    "too_many_rows" = TooManyRows,
});

lean_words!(Language {
    "id" = Id,
    "en" = En,
});

lean_words!(Meaning {
    "applicant.name" = ApplicantName,
    "applicant.nik" = ApplicantNik,
    "applicant.family_card" = ApplicantFamilyCard,
    "applicant.phone" = ApplicantPhone,
    "applicant.email" = ApplicantEmail,
    "applicant.relation" = ApplicantRelation,
    "subject.name" = SubjectName,
    "subject.nik" = SubjectNik,
    "subject.sex" = SubjectSex,
    "subject.birth_date" = SubjectBirthDate,
    "subject.birth_place" = SubjectBirthPlace,
    "address.area" = AddressArea,
    "address.street" = AddressStreet,
    "witness.name" = WitnessName,
    "witness.nik" = WitnessNik,
    "person.name" = PersonName,
    "person.nik" = PersonNik,
    "purpose" = Purpose,
});

lean_words!(FileKind {
    "pdf" = Pdf,
    "jpeg" = Jpeg,
    "png" = Png,
    "webp" = Webp,
});

lean_words!(Channel {
    "online" = Online,
    "hybrid" = Hybrid,
    "link" = Link,
});

lean_words!(Status {
    "submitted" = Submitted,
    "checking" = Checking,
    "correction_needed" = CorrectionNeeded,
    "in_process" = InProcess,
    "awaiting_signature" = AwaitingSignature,
    "issued" = Issued,
    "ready_for_pickup" = ReadyForPickup,
    "completed" = Completed,
    "rejected" = Rejected,
    "cancelled" = Cancelled,
});

lean_words!(StepKind {
    "check" = Check,
    "process" = Process,
    "approve" = Approve,
    "issue" = Issue,
    "hand_over" = HandOver,
});

lean_words!(Role {
    "front_office" = FrontOffice,
    "back_office" = BackOffice,
    "signatory" = Signatory,
    "region_admin" = RegionAdmin,
});
