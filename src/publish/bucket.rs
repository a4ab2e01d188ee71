//! An object store: Amazon S3 and what speaks like it, Google Cloud Storage, Azure Blob Storage.

use std::time::Duration;

use object_store::aws::AmazonS3Builder;
use object_store::azure::MicrosoftAzureBuilder;
use object_store::gcp::GoogleCloudStorageBuilder;
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, ClientOptions, ObjectStore, ObjectStoreExt, PutMode, PutOptions,
    RetryConfig, UpdateVersion,
};
use tokio::runtime::Runtime;

use crate::net::secrets::{Secrets, without_queries};

use super::credentials;
use super::{Condition, Error, Fault, Headers, Store, Version};

/// What the names of variables with credentials have in them.
const SECRET: [&str; 4] = ["secret", "key", "token", "password"];

/// A shorter value is not a secret, and would be found inside of ordinary words.
const SHORTEST: usize = 8;

/// A part of an object store: everything below a prefix.
#[derive(Debug)]
pub struct Bucket {
    store: Box<dyn ObjectStore>,
    prefix: String,
    secrets: Secrets,
    /// What to set for credentials, if the environment has none.
    help: Option<&'static str>,
    credentials: Look,
    runtime: Runtime,
}

/// Asks for credentials as requests to the store do: the environment, or else the machine.
struct Look(Box<Ask>);

type Ask = dyn Fn(&Runtime) -> Result<(), object_store::Error> + Send + Sync;

impl std::fmt::Debug for Look {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Look")
    }
}

/// How long an answer may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// For connecting.
    pub connect: Duration,
    /// For everything.
    pub total: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            connect: Duration::from_secs(10),
            total: Duration::from_secs(60),
        }
    }
}

impl Bucket {
    /// Opens `s3://bucket/prefix`, `gs://bucket/prefix` or `az://container/prefix`, with the credentials and settings that
    /// `environment` holds under the names that the stores' own tools use: `AWS_ACCESS_KEY_ID`, `AWS_REGION`,
    /// `AWS_ENDPOINT_URL`, `GOOGLE_APPLICATION_CREDENTIALS`, `AZURE_STORAGE_ACCOUNT_NAME` and so on.
    ///
    /// # Errors
    ///
    /// Where the address or the settings are wrong. Nothing is asked of the store yet.
    pub fn open(
        to: &str,
        environment: impl Iterator<Item = (String, String)>,
        limits: Limits,
    ) -> Result<Self, Error> {
        // Another part of the program may have set it before, with the same effect.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let variables = environment.map(|(key, value)| (key.to_ascii_lowercase(), value));
        let variables: Vec<(String, String)> = variables.collect();
        let secrets = Secrets::new(secret(&variables), SHORTEST);
        let wrong = |message: String| Error::Destination {
            to: to.to_owned(),
            message: without_queries(&secrets.hidden(&message)),
            help: "write `s3://bucket/prefix`, and set the environment variables that the store's own tools need",
        };
        let url = url::Url::parse(to).map_err(|error| wrong(error.to_string()))?;
        let client = ClientOptions::new()
            .with_connect_timeout(limits.connect)
            .with_timeout(limits.total);
        // The retries are feedmill's own, since only it knows what an unanswered conditional write means.
        let retry = RetryConfig {
            max_retries: 0,
            ..RetryConfig::default()
        };
        macro_rules! build {
            ($builder:ty, $is_own:expr) => {{
                let mut builder = <$builder>::new();
                let mut allows_http = false;
                // A variable such as `TOKEN` or `ENDPOINT` is about something else.
                let is_own: fn(&str) -> bool = $is_own;
                for (key, value) in variables.iter().filter(|(key, _)| is_own(key)) {
                    if let Ok(known) = key.parse() {
                        builder = builder.with_config(known, value);
                    }
                    allows_http |= key.ends_with("_allow_http") && value == "true";
                }
                builder
                    .with_url(to)
                    .with_retry(retry)
                    .with_client_options(client.with_allow_http(allows_http))
                    .build()
                    .map(|store| {
                        let provider = store.credentials().clone();
                        let look = move |runtime: &Runtime| {
                            runtime.block_on(provider.get_credential()).map(drop)
                        };
                        let store: Box<dyn ObjectStore> = Box::new(store);
                        (store, Look(Box::new(look)))
                    })
            }};
        }
        let store = match url.scheme() {
            "s3" => build!(AmazonS3Builder, |key| key.starts_with("aws_")),
            "gs" => build!(GoogleCloudStorageBuilder, |key| key.starts_with("google_")),
            _ => build!(MicrosoftAzureBuilder, |key| key.starts_with("azure_")
                || key == "identity_endpoint"),
        };
        let (store, look) = store.map_err(|error| wrong(error.to_string()))?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .map_err(|error| wrong(error.to_string()))?;
        Ok(Bucket {
            store,
            prefix: url.path().trim_matches('/').to_owned(),
            secrets,
            help: credentials::missing(url.scheme(), &variables),
            credentials: look,
            runtime,
        })
    }

    fn path(&self, key: &str) -> Result<Path, Fault> {
        let whole = match &*self.prefix {
            "" => key.to_owned(),
            prefix => format!("{prefix}/{key}"),
        };
        Path::parse(whole).map_err(|error| Fault::Lasting(error.to_string()))
    }

    fn fault(&self, error: &object_store::Error) -> Fault {
        use object_store::Error as E;
        // An address may carry a signature.
        let hidden = |error: &E| without_queries(&self.secrets.hidden(&error.to_string()));
        if let Some(help) = self.help
            && matches!(
                error,
                E::Generic { .. } | E::PermissionDenied { .. } | E::Unauthenticated { .. }
            )
            && let Err(error) = (self.credentials.0)(&self.runtime)
        {
            return Fault::NoCredentials {
                reason: hidden(&error),
                help,
            };
        }
        let text = hidden(error);
        match error {
            E::AlreadyExists { .. } | E::Precondition { .. } => Fault::Conflict,
            E::NotSupported { .. } | E::NotImplemented { .. } => Fault::Unconditional,
            E::PermissionDenied { .. } | E::Unauthenticated { .. } => Fault::Denied(text),
            E::Generic { .. } => Fault::Passing(text),
            _ => Fault::Lasting(text),
        }
    }
}

impl Store for Bucket {
    fn read(&self, key: &str) -> Result<Option<(Vec<u8>, Version)>, Fault> {
        let path = self.path(key)?;
        let read = self.runtime.block_on(async {
            let found = self.store.get(&path).await?;
            let version = Version {
                tag: found.meta.e_tag.clone(),
                number: found.meta.version.clone(),
            };
            Ok((found.bytes().await?.to_vec(), version))
        });
        match read {
            Ok(found) => Ok(Some(found)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(self.fault(&error)),
        }
    }

    fn write(
        &self,
        key: &str,
        bytes: &[u8],
        headers: &Headers,
        condition: &Condition,
    ) -> Result<Version, Fault> {
        let path = self.path(key)?;
        let attributes = Attributes::from_iter([
            (Attribute::ContentType, headers.media_type.clone()),
            (Attribute::CacheControl, headers.cache_control.clone()),
        ]);
        let options = PutOptions {
            mode: match condition {
                Condition::None => PutMode::Overwrite,
                Condition::Absent => PutMode::Create,
                Condition::Is(version) => PutMode::Update(UpdateVersion {
                    e_tag: version.tag.clone(),
                    version: version.number.clone(),
                }),
            },
            attributes,
            ..PutOptions::default()
        };
        let put = self.store.put_opts(&path, bytes.to_vec().into(), options);
        let put = self
            .runtime
            .block_on(put)
            .map_err(|error| self.fault(&error))?;
        Ok(Version {
            tag: put.e_tag,
            number: put.version,
        })
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        let path = self.path(key)?;
        match self.runtime.block_on(self.store.delete(&path)) {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(self.fault(&error)),
        }
    }
}

/// The values of the environment that are credentials. Names are in lower case.
fn secret(variables: &[(String, String)]) -> impl Iterator<Item = String> {
    let secret = variables.iter().filter(|(name, _)| {
        SECRET.iter().any(|part| name.contains(part)) && !name.ends_with("_file")
    });
    secret.map(|(_, value)| value.clone())
}
