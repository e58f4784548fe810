/**
 * The first statements of every database, in this order (docs/architecture.md, 'The engine is locked'): after them no
 * extension, file, host or setting can be reached or changed. Attached `stage` holds the text of the sheets as they came,
 * `packed` that of large ones compressed; they must exist before the lock.
 */
export const BOOT: readonly string[] = [
  `ATTACH ':memory:' AS stage`,
  `ATTACH ':memory:' AS packed (COMPRESS)`,
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
  'SET allow_persistent_secrets = false',
  'SET preserve_insertion_order = true',
  `SET allowed_directories = ['data/']`,
  'SET enable_external_access = false',
  'SET lock_configuration = true'
];

/** The same for the engine that a snapshot is made in: it has no stage, and no file at all that it could read. */
export const SEALED_BOOT: readonly string[] = BOOT.filter(
  (statement) => !/stage|packed|allowed_directories/.test(statement)
);

/** Settings of a connection; they must be made before the lock, so connections are opened before it. */
export const CONNECTION_BOOT: readonly string[] = ['SET errors_as_json = true'];
