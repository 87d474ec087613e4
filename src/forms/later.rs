//! Pages that a first visit does not need. They are a file of their own, loaded when the first of them is opened.
//!
//! Each binary cuts its portal in two (`src/bin`) and hands over what it cut off as [`Later`]. A page that may be on
//! the other side is drawn by [`later`]; [`prepare`] fetches the file while the person is still busy here.

use std::{
    future::{Future, poll_fn},
    pin::Pin,
    task::{Context, Poll, Waker},
};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::load_view::{error_face, waiting_face};
use crate::{api::ApiError, platform::timer, t, ui::SkeletonKind};

/// Loading the file; whether it is there in the end.
pub type Loading = Pin<Box<dyn Future<Output = bool>>>;
/// Drawing a page by what is in the file; nothing where it cannot be had.
pub type Drawing = Pin<Box<dyn Future<Output = Option<AnyView>>>>;

/// What a binary cut off, with `P` for its pages.
#[derive(Debug)]
pub struct Later<P> {
    /// Loads the file; ends at once where it is there.
    pub load: fn() -> Loading,
    /// Draws one of its pages; ends at once where the file is there.
    pub draw: fn(P) -> Drawing,
}

/// Loads two things at once; whether both are there in the end.
pub fn both(mut one: Loading, mut other: Loading) -> Loading {
    let mut ends = [None, None];
    Box::pin(poll_fn(move |context| {
        for (end, loading) in ends.iter_mut().zip([&mut one, &mut other]) {
            if end.is_none()
                && let Poll::Ready(is_there) = loading.as_mut().poll(context)
            {
                *end = Some(is_there);
            }
        }
        match ends {
            [Some(one), Some(other)] => Poll::Ready(one && other),
            _ => Poll::Pending,
        }
    }))
}

impl<P> Clone for Later<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for Later<P> {}

impl<P: Copy + Send + Sync + 'static> Later<P> {
    /// Gives it to every page below.
    pub fn provide(self) {
        provide_context(self);
    }

    /// What the portal around this component cut off.
    pub fn of_portal() -> Option<Self> {
        use_context::<Self>()
    }
}

/// Something to call when the person is about to need the file, and whether it is there by now. The first call loads it
/// without showing anything; where that fails the next one does, and the page that needs it loads it too and says so.
pub fn prepare<P: Copy + Send + Sync + 'static>() -> (impl Fn() + Copy + 'static, ReadSignal<bool>) {
    let part = StoredValue::new(Later::<P>::of_portal());
    let (is_there, set_is_there) = signal(false);
    let load = move || {
        if let Some(taken) = part.try_update_value(Option::take).flatten() {
            spawn_local(async move {
                if (taken.load)().await {
                    let _ = set_is_there.try_set(true);
                } else {
                    let _ = part.try_set_value(Some(taken));
                }
            });
        }
    };
    (load, is_there)
}

/// Milliseconds after which a page that is still not there says so.
const PATIENCE: i32 = 90_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    Waiting,
    Page,
    Failed,
}

/// A page that may have to be loaded first: a skeleton meanwhile, and a way to try again where there is no network.
pub fn later<P: Copy + Send + Sync + 'static>(page: P) -> AnyView {
    let Some(part) = Later::<P>::of_portal() else { return ().into_any() };
    let face = RwSignal::new(Face::Waiting);
    show(part.load, face);
    let retry = Callback::new(move |()| {
        face.set(Face::Waiting);
        show(part.load, face);
    });
    (move || match face.get() {
        Face::Waiting => waiting_face(SkeletonKind::default()),
        Face::Failed => failed_page(retry),
        Face::Page => untrack(|| now(&mut (part.draw)(page)).flatten()).unwrap_or_else(|| failed_page(retry)),
    })
    .into_any()
}

/// It stands in the place of the whole page, which would have had the heading.
fn failed_page(retry: Callback<()>) -> AnyView {
    view! {
        <div class="page">
            <h1 class="visually-hidden">{t!("common.failed_for_now")}</h1>
            {error_face(ApiError::Offline, retry)}
        </div>
    }
    .into_any()
}

fn show(load: fn() -> Loading, face: RwSignal<Face>) {
    let mut loading = load();
    let end = move |is_there| {
        let _ = face.try_set(if is_there { Face::Page } else { Face::Failed });
    };
    if let Some(is_there) = now(&mut loading) {
        return end(is_there);
    }
    spawn_local(async move { end(loading.await) });
    // Nothing can give up loading itself. Where it comes after all, the page is shown.
    timer::after(PATIENCE, move || {
        if face.try_get_untracked() == Some(Face::Waiting) {
            end(false);
        }
    });
}

/// What a future gives without waiting.
fn now<T>(future: &mut Pin<Box<dyn Future<Output = T>>>) -> Option<T> {
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
