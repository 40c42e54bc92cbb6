// Dredd gives its hooks to nothing but a file. This one hands them on to the run that it belongs to.
const hooks = require("hooks");

hooks.configuration.custom.register(hooks);
