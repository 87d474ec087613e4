//! The inbox's statements, put together from what is asked for.

use mppi_domain::{case_number, date::Date, provisional_number::ProvisionalNumber};
use sea_orm::{ConnectionTrait, Statement, Value};

use super::{View, Viewer};
use crate::cases::folded;

/// A statement under way, with its values in the order of their places.
#[derive(Default)]
pub(super) struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    pub(super) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    pub(super) fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        self.text.push('$');
        self.text.push_str(&self.values.len().to_string());
        self
    }

    pub(super) fn statement(self, executor: &impl ConnectionTrait) -> Statement {
        Statement::from_sql_and_values(executor.get_database_backend(), self.text, self.values)
    }

    /// Where the cases of a view are found.
    pub(super) fn push_view(&mut self, region_id: i32, viewer: &Viewer, view: View, today: Date) -> &mut Self {
        match view {
            View::All => {
                self.push("application_listing WHERE region_id = ").bind(region_id);
                self.push(" AND agency = ").bind(viewer.listing())
            }
            View::Mine => {
                self.push("application_step WHERE region_id = ").bind(region_id);
                self.push(" AND assignee = ").bind(viewer.officer_id)
            }
            View::Unclaimed => {
                self.push_own_steps(region_id, viewer);
                self.push(" AND assignee IS NULL AND NOT waiting")
            }
            View::Overdue => {
                self.push_own_steps(region_id, viewer);
                self.push(" AND due_sort < ").bind(today.to_string())
            }
        }
    }

    fn push_own_steps(&mut self, region_id: i32, viewer: &Viewer) {
        self.push("application_step WHERE region_id = ").bind(region_id).push(" AND role IN (''");
        for role in &viewer.roles {
            self.push(", ").bind(role.key());
        }
        self.push(")");
        if let Some(agency) = &viewer.agency {
            self.push(" AND agency = ").bind(agency.as_str());
        }
    }

    /// What begins with these words, by one index for names and one for numbers; to be joined with a view.
    pub(super) fn push_search(&mut self, region_id: i32, search: &str) {
        let number = case_number::proper(search).unwrap_or_else(|| search.to_uppercase());
        let numbers = if ProvisionalNumber::is_meant_by(&number) { "provisional_number" } else { "number" };
        self.push("(");
        for (index, (column, prefix)) in [("subject_folded", folded(search)), (numbers, number)].into_iter().enumerate()
        {
            if index > 0 {
                self.push(" UNION ");
            }
            self.push("SELECT id FROM application WHERE region_id = ").bind(region_id);
            // The last character of Unicode sorts after whatever may follow the prefix.
            let end = format!("{prefix}\u{10FFFF}");
            self.push(" AND ").push(column).push(" >= ").bind(prefix);
            self.push(" AND ").push(column).push(" < ").bind(end);
        }
        // SQLite takes the tables of a CROSS JOIN in this order: from the few that were found to their rows in the list.
        self.push(") AS found CROSS JOIN ");
    }
}

#[cfg(test)]
mod tests {
    use mppi_domain::workflow::Role;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn numbers_its_places_as_it_binds() {
        let viewer =
            Viewer { officer_id: Uuid::nil(), roles: vec![Role::FrontOffice], agency: Some("dukcapil".to_owned()) };
        let mut sql = Sql::default();
        sql.push("SELECT 1 FROM ").push_view(1, &viewer, View::Unclaimed, Date::MIN);
        assert_eq!(
            sql.text,
            "SELECT 1 FROM application_step WHERE region_id = $1 AND role IN ('', $2) AND agency = $3 \
             AND assignee IS NULL AND NOT waiting"
        );
        assert_eq!(sql.values.len(), 3);
    }
}
