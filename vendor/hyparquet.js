// The parts of hyparquet that the portal uses, and no others.
export { parquetMetadataAsync, parquetRead } from "hyparquet";
