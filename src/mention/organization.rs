//! Names of firms, departments, schools, parks, projects.
