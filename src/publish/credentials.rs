//! Which variables a store's credentials are in, if the environment has none of them.
//!
//! Without variables a store's client asks the machine: a virtual machine or container of the cloud has credentials of its own. Only
//! where the machine has none either is anything wrong.

/// What to set for a store of the scheme, or nothing if one of its variables is set. Names are in lower case.
pub(super) fn missing(scheme: &str, variables: &[(String, String)]) -> Option<&'static str> {
    let (names, help): (&[&str], _) = match scheme {
        "s3" => (
            &[
                "aws_access_key_id",
                "aws_web_identity_token_file",
                "aws_container_credentials_relative_uri",
                "aws_container_credentials_full_uri",
                "aws_skip_signature",
            ],
            "set `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, and `AWS_SESSION_TOKEN` for temporary credentials",
        ),
        "gs" => (
            &[
                "google_application_credentials",
                "google_service_account",
                "google_service_account_path",
                "google_service_account_key",
                "google_bearer_token",
                "google_skip_signature",
            ],
            "set `GOOGLE_APPLICATION_CREDENTIALS` to the path of a key file, or `GOOGLE_SERVICE_ACCOUNT_KEY` to its text",
        ),
        _ => (
            &[
                "azure_storage_account_key",
                "azure_storage_access_key",
                "azure_storage_master_key",
                "azure_storage_sas_token",
                "azure_storage_sas_key",
                "azure_storage_token",
                "azure_storage_client_id",
                "azure_client_id",
                "azure_federated_token_file",
                "azure_use_azure_cli",
                "azure_skip_signature",
                "identity_endpoint",
            ],
            "set `AZURE_STORAGE_ACCOUNT_NAME`, and `AZURE_STORAGE_ACCOUNT_KEY` or `AZURE_STORAGE_SAS_TOKEN`",
        ),
    };
    let is_set = |(name, value): &(String, String)| names.contains(&&**name) && !value.is_empty();
    (!variables.iter().any(is_set)).then_some(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variables_of_each_store_are_named() {
        for (scheme, variable, named) in [
            ("s3", "aws_access_key_id", "`AWS_SECRET_ACCESS_KEY`"),
            (
                "gs",
                "google_service_account",
                "`GOOGLE_APPLICATION_CREDENTIALS`",
            ),
            (
                "az",
                "azure_storage_sas_token",
                "`AZURE_STORAGE_ACCOUNT_NAME`",
            ),
        ] {
            let with = |value: &str| vec![(variable.to_owned(), value.to_owned())];
            assert_eq!(missing(scheme, &with("hush")), None);
            for none in [with(""), Vec::new()] {
                assert!(missing(scheme, &none).unwrap().contains(named));
            }
        }
    }
}
