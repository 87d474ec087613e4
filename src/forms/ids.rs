//! Ids of controls, so that errors and links find them.

/// The id of the control of an answer: `/witnesses/r1/nik` is `f-witnesses-r1-nik`.
pub fn field_id(pointer: &str) -> String {
    ["f", &pointer.replace('/', "-")].concat()
}

/// The id of the control of a document.
pub fn requirement_id(code: &str) -> String {
    ["doc-", code].concat()
}

#[cfg(test)]
mod tests {
    use super::{field_id, requirement_id};

    #[test]
    fn a_pointer_becomes_an_id() {
        assert_eq!(field_id("/child_name"), "f-child_name");
        assert_eq!(field_id("/witnesses/r1/nik"), "f-witnesses-r1-nik");
        assert_eq!(requirement_id("birth_letter"), "doc-birth_letter");
    }
}
