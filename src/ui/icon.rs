//! Icons from the one sprite, `public/icons.svg`.

use leptos::prelude::*;

#[cfg(feature = "gallery")]
pub mod example;

macro_rules! icons {
    ($($constant:ident = $name:literal,)*) => {
        impl IconName {
            $(
                #[doc = concat!("The icon `", $name, "`.")]
                pub const $constant: Self = Self($name);
            )*

            /// Every icon of the sprite.
            pub const ALL: &'static [Self] = &[$(Self($name),)*];
        }
    };
}

/// The name of an icon: the id of its symbol in the sprite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IconName(&'static str);

icons! {
    HOME = "home",
    GRID = "grid",
    FILE = "file",
    USER = "user",
    USERS = "users",
    SEARCH = "search",
    CHECK = "check",
    CHECK_CIRCLE = "check-circle",
    ALERT = "alert",
    INFO = "info",
    X = "x",
    X_CIRCLE = "x-circle",
    CAMERA = "camera",
    UPLOAD = "upload",
    DOWNLOAD = "download",
    CLOCK = "clock",
    MAP_PIN = "map-pin",
    PHONE = "phone",
    MAIL = "mail",
    CHEVRON_DOWN = "chevron-down",
    CHEVRON_LEFT = "chevron-left",
    CHEVRON_RIGHT = "chevron-right",
    ARROW_LEFT = "arrow-left",
    ARROW_RIGHT = "arrow-right",
    ARROW_UP = "arrow-up",
    ARROW_DOWN = "arrow-down",
    PLUS = "plus",
    MINUS = "minus",
    FLAG = "flag",
    ROTATE = "rotate",
    TRASH = "trash",
    EYE = "eye",
    EYE_OFF = "eye-off",
    LOCK = "lock",
    LOGOUT = "logout",
    QR = "qr",
    PRINTER = "printer",
    LANGUAGE = "language",
    SUN = "sun",
    MOON = "moon",
    INBOX = "inbox",
    SIGNATURE = "signature",
    BUILDING = "building",
    BABY = "baby",
    HEART = "heart",
    BRIEFCASE = "briefcase",
    GRADUATION = "graduation",
    SHIELD = "shield",
    LINK_EXTERNAL = "link-external",
    WIFI_OFF = "wifi-off",
    SAVE = "save",
    HISTORY = "history",
    HAND_OVER = "hand-over",
    KEYBOARD = "keyboard",
    REFRESH = "refresh",
    COPY = "copy",
    MESSAGE = "message",
    LEAF = "leaf",
    WALLET = "wallet",
    TRUCK = "truck",
    SCHEME = "scheme",
}

impl IconName {
    /// The icon of that name, for names that come from data.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|icon| icon.0 == name)
    }

    /// The symbol's id.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// Where the sprite lies. Its address is hashed by the build, so it comes from the shell.
#[derive(Clone, Debug)]
struct IconSprite(String);

/// Says where the sprite lies, for all icons below.
pub fn provide_icon_sprite(address: impl Into<String>) {
    provide_context(IconSprite(address.into()));
}

/// An icon in the colour and size of its text. Without a label it is hidden from screen readers.
#[component]
pub fn Icon(
    /// Which.
    name: IconName,
    /// What it says, where no word stands beside it.
    #[prop(optional, into)]
    label: Option<String>,
    /// Twice the size.
    #[prop(optional)]
    large: bool,
) -> AnyView {
    let sprite = use_context::<IconSprite>().map_or_else(|| "icons.svg".to_owned(), |sprite| sprite.0);
    let hidden = label.is_none().then_some("true");
    let role = label.is_some().then_some("img");
    view! {
        <svg class="icon" class:icon--large=large aria-hidden=hidden role=role aria-label=label focusable="false">
            <use href=format!("{sprite}#{}", name.as_str())></use>
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::IconName;

    const SPRITE: &str = include_str!("../../public/icons.svg");

    #[test]
    fn the_sprite_has_every_icon() {
        for icon in IconName::ALL {
            let symbol = format!("id=\"{}\"", icon.as_str());
            assert!(SPRITE.contains(&symbol), "icons.svg lacks {}", icon.as_str());
        }
    }

    #[test]
    fn the_sprite_has_no_icon_that_nothing_names() {
        assert_eq!(SPRITE.matches("<symbol").count(), IconName::ALL.len());
    }

    #[test]
    fn a_name_from_data_finds_its_icon() {
        assert_eq!(IconName::by_name("baby"), Some(IconName::BABY));
        assert_eq!(IconName::by_name("bayi"), None);
    }
}
