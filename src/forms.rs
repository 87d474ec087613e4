//! Renders a form schema with `ui/` components, and keeps what is typed through `offline/`.
//!
//! For a page of the wizard:
//!
//! ```ignore
//! <DraftView id=move || draft_id.get() view=move |form: FormState| view! {
//!     <PageTitle title=…/>
//!     <SaveStatus session=form.session()/>
//!     <FormPage form page="anak" on_valid=move |()| go.run((next.clone(), false))>
//!         <ActionBar>…<Button submit=true>…</Button></ActionBar>
//!     </FormPage>
//! }.into_any()/>
//! ```
//!
//! - [`DraftView`] opens the draft of an address and its definition, and draws the faces of waiting and failing.
//! - [`FormState`] (`Copy`) is a draft, its definition and its errors: [`FormState::pages`], [`FormState::check_page`],
//!   [`FormState::check_documents`], [`FormState::unfinished`] (what is still wrong, per step),
//!   [`FormState::show_refused`] (errors of the server).
//! - [`FormPage`] asks one page of the schema, [`Documents`] all documents; both show an error summary on top and call
//!   `on_valid` only when everything is right and saved.
//! - [`WholeForm`] asks everything on one page.
//! - [`AnswerSummary`] and [`DocumentSummary`] read everything back, with *Ubah* links; [`summary::sections`] gives the
//!   same as data for a page with a layout of its own (officers).
//! - [`Correction`] opens only what was flagged, with the reason and the old value beside;
//!   [`CorrectionChanges`] shows old and new side by side.
//! - [`SaveStatus`] is the truthful line about where the work is.
//! - [`SendStatus`] is the same about its sending.
//! - [`LoadView`] draws a [`Load`](crate::api::Load) with its four faces; [`error_face`] is one of them;
//!   [`FileLink`] shows or saves protected bytes.
//! - [`later()`] draws a page of the file that a first visit does not load ([`Later`]).

mod area_cascade;
pub mod area_names;
pub mod comparison;
pub mod copy_notice;
pub mod correction;
pub mod date_parts;
pub mod documents;
mod draft_view;
mod error_words;
mod field_view;
pub mod file_link;
mod form_page;
mod form_state;
mod group_view;
pub mod grouping;
mod ids;
pub mod install_offer;
mod later;
pub mod line_watch;
mod load_view;
pub mod newer_build;
pub mod pick;
mod requirement_upload;
pub mod room_notice;
mod save_file;
mod save_status;
pub mod send_status;
pub mod summary;
pub mod value_words;
mod whole_form;

pub use correction::{Correction, CorrectionChanges};
pub use documents::Documents;
pub use draft_view::DraftView;
pub use error_words::field_error_words;
pub use file_link::FileLink;
pub use form_page::FormPage;
pub use form_state::{DocumentError, FormState, StepKey};
pub use ids::{field_id, requirement_id};
pub use later::{Drawing, Later, Loading, both, later, prepare};
pub use load_view::{LoadView, error_face};
pub use requirement_upload::RequirementUpload;
pub use save_file::{Fetching, SaveFile};
pub use save_status::SaveStatus;
pub use send_status::SendStatus;
pub use summary::{AnswerSummary, DocumentSummary};
pub use whole_form::WholeForm;
