/** Loaded only when somebody asks for YAML. */
export { stringify as toYaml } from "yaml";
