//! Sessions, accounts, receipts, officers.

use crate::{
    api::{
        account::{Account, SessionEntry},
        officer::{InboxCounts, OfficerEntry, OfficerInvited, OfficerList, PickupFound},
        session::{CitizenSession, OfficerSession, OtpSent},
        submission::{Receipt, ReceiptEntry},
    },
    lean_struct,
};

lean_struct!(OtpSent { otp_id, sent_to, expires_in, resend_in });
lean_struct!(CitizenSession { account_id, contact, idles_out_at });
lean_struct!(OfficerSession { officer_id, name, username, roles, agency, idles_out_at });
lean_struct!(Account { id, phone, email, sessions });
lean_struct!(SessionEntry { id, device, created_at, last_seen_at, current });

lean_struct!(Receipt { submission_id, received_at, applications });
lean_struct!(ReceiptEntry { application_id, number, provisional_number, service_name, check_due_on });

lean_struct!(InboxCounts { by_status, unclaimed, mine, overdue });
lean_struct!(OfficerList { officers });
lean_struct!(OfficerEntry { id, username, name, roles, agency, active, last_seen_at });
lean_struct!(OfficerInvited { setup_url });
lean_struct!(PickupFound { application_id, by_code });
