//! The macro [`t!`](crate::t).

/// The words of a key, with `{placeholders}` filled; reactive when called in a closure of a view.
///
/// ```ignore
/// t!("nav.home");
/// t!("form.files", count = files.len());
/// ```
#[macro_export]
macro_rules! t {
    ($key:literal) => {
        $crate::i18n::word($key)
    };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::fill($key, &[$((stringify!($name), ::std::string::ToString::to_string(&$value))),+])
    };
}
