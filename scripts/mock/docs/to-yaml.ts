/**
 * A module of its own, so that `yaml` is loaded with the first request for YAML. In `dist/`, a CommonJS package that is
 * imported dynamically would have no named exports.
 */
export { stringify as toYaml } from "yaml";
