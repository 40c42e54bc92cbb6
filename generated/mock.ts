// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.

// @ts-nocheck: Ajv wrote the most of this.
import type { Prepared } from "../scripts/mock/prepared.js";

"use strict";
var isValid = (() => {
  var __defProp = Object.defineProperty;
  var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __hasOwnProp = Object.prototype.hasOwnProperty;
  var __commonJS = (cb, mod) => function __require() {
    try {
      return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
    } catch (e) {
      throw mod = 0, e;
    }
  };
  var __export = (target, all) => {
    for (var name in all)
      __defProp(target, name, { get: all[name], enumerable: true });
  };
  var __copyProps = (to, from, except, desc) => {
    if (from && typeof from === "object" || typeof from === "function") {
      for (let key of __getOwnPropNames(from))
        if (!__hasOwnProp.call(to, key) && key !== except)
          __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
    }
    return to;
  };
  var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

  // node_modules/ajv/dist/runtime/ucs2length.js
  var require_ucs2length = __commonJS({
    "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
      "use strict";
      Object.defineProperty(exports, "__esModule", { value: true });
      function ucs2length(str) {
        const len = str.length;
        let length = 0;
        let pos = 0;
        let value;
        while (pos < len) {
          length++;
          value = str.charCodeAt(pos++);
          if (value >= 55296 && value <= 56319 && pos < len) {
            value = str.charCodeAt(pos);
            if ((value & 64512) === 56320)
              pos++;
          }
        }
        return length;
      }
      exports.default = ucs2length;
      ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
    }
  });

  // <stdin>
  var stdin_exports = {};
  __export(stdin_exports, {
    createPhoneNumbers: () => createPhoneNumbers,
    detachPhoneNumber: () => detachPhoneNumber
  });
  var createPhoneNumbers = validate10;
  var schema11 = { "type": "object", "required": ["name", "phoneNumbers", "inbound", "outbound"], "properties": { "name": { "type": "string" }, "phoneNumbers": { "type": "array", "minItems": 1, "items": { "type": "string", "description": "A phone number in E.164 form: a plus sign, the country code, then the rest, with no spaces or punctuation.", "pattern": "^\\+[1-9]\\d{1,14}$", "minLength": 3, "maxLength": 16 } }, "isShared": { "type": "boolean" }, "mediaEncryption": { "type": "string", "enum": ["disable", "enable"] }, "inbound": { "type": "object", "required": ["sipRegion"], "properties": { "sipRegion": { "type": "string", "enum": ["auto", "us002", "in002"] } } }, "outbound": { "type": "object", "required": ["sipRegion", "address", "transport"], "properties": { "sipRegion": { "type": "string", "enum": ["auto", "us002", "in002"] }, "address": { "type": "string", "minLength": 1 }, "transport": { "type": "string", "enum": ["udp", "tcp", "tls"] }, "auth": { "type": "object", "required": ["username", "password"], "properties": { "username": { "type": "string", "minLength": 1 }, "password": { "type": "string", "format": "password", "minLength": 1 } } } } } }, "$schema": "http://json-schema.org/draft-07/schema#", "$id": "createPhoneNumbers" };
  var func2 = require_ucs2length().default;
  var pattern0 = new RegExp("^\\+[1-9]\\d{1,14}$", "u");
  function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
    ;
    let vErrors = null;
    let errors = 0;
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (data.name === void 0 && (missing0 = "name") || data.phoneNumbers === void 0 && (missing0 = "phoneNumbers") || data.inbound === void 0 && (missing0 = "inbound") || data.outbound === void 0 && (missing0 = "outbound")) {
          validate10.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
          return false;
        } else {
          if (data.name !== void 0) {
            const _errs1 = errors;
            if (typeof data.name !== "string") {
              validate10.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
            var valid0 = _errs1 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.phoneNumbers !== void 0) {
              let data1 = data.phoneNumbers;
              const _errs3 = errors;
              if (errors === _errs3) {
                if (Array.isArray(data1)) {
                  if (data1.length < 1) {
                    validate10.errors = [{ instancePath: instancePath + "/phoneNumbers", schemaPath: "#/properties/phoneNumbers/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                    return false;
                  } else {
                    var valid1 = true;
                    const len0 = data1.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let data2 = data1[i0];
                      const _errs5 = errors;
                      if (errors === _errs5) {
                        if (typeof data2 === "string") {
                          if (func2(data2) > 16) {
                            validate10.errors = [{ instancePath: instancePath + "/phoneNumbers/" + i0, schemaPath: "#/properties/phoneNumbers/items/maxLength", keyword: "maxLength", params: { limit: 16 }, message: "must NOT have more than 16 characters" }];
                            return false;
                          } else {
                            if (func2(data2) < 3) {
                              validate10.errors = [{ instancePath: instancePath + "/phoneNumbers/" + i0, schemaPath: "#/properties/phoneNumbers/items/minLength", keyword: "minLength", params: { limit: 3 }, message: "must NOT have fewer than 3 characters" }];
                              return false;
                            } else {
                              if (!pattern0.test(data2)) {
                                validate10.errors = [{ instancePath: instancePath + "/phoneNumbers/" + i0, schemaPath: "#/properties/phoneNumbers/items/pattern", keyword: "pattern", params: { pattern: "^\\+[1-9]\\d{1,14}$" }, message: 'must match pattern "^\\+[1-9]\\d{1,14}$"' }];
                                return false;
                              }
                            }
                          }
                        } else {
                          validate10.errors = [{ instancePath: instancePath + "/phoneNumbers/" + i0, schemaPath: "#/properties/phoneNumbers/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                      }
                      var valid1 = _errs5 === errors;
                      if (!valid1) {
                        break;
                      }
                    }
                  }
                } else {
                  validate10.errors = [{ instancePath: instancePath + "/phoneNumbers", schemaPath: "#/properties/phoneNumbers/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                  return false;
                }
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.isShared !== void 0) {
                const _errs7 = errors;
                if (typeof data.isShared !== "boolean") {
                  validate10.errors = [{ instancePath: instancePath + "/isShared", schemaPath: "#/properties/isShared/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                  return false;
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.mediaEncryption !== void 0) {
                  let data4 = data.mediaEncryption;
                  const _errs9 = errors;
                  if (typeof data4 !== "string") {
                    validate10.errors = [{ instancePath: instancePath + "/mediaEncryption", schemaPath: "#/properties/mediaEncryption/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                  if (!(data4 === "disable" || data4 === "enable")) {
                    validate10.errors = [{ instancePath: instancePath + "/mediaEncryption", schemaPath: "#/properties/mediaEncryption/enum", keyword: "enum", params: { allowedValues: schema11.properties.mediaEncryption.enum }, message: "must be equal to one of the allowed values" }];
                    return false;
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.inbound !== void 0) {
                    let data5 = data.inbound;
                    const _errs11 = errors;
                    if (errors === _errs11) {
                      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                        let missing1;
                        if (data5.sipRegion === void 0 && (missing1 = "sipRegion")) {
                          validate10.errors = [{ instancePath: instancePath + "/inbound", schemaPath: "#/properties/inbound/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                          return false;
                        } else {
                          if (data5.sipRegion !== void 0) {
                            let data6 = data5.sipRegion;
                            if (typeof data6 !== "string") {
                              validate10.errors = [{ instancePath: instancePath + "/inbound/sipRegion", schemaPath: "#/properties/inbound/properties/sipRegion/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                            if (!(data6 === "auto" || data6 === "us002" || data6 === "in002")) {
                              validate10.errors = [{ instancePath: instancePath + "/inbound/sipRegion", schemaPath: "#/properties/inbound/properties/sipRegion/enum", keyword: "enum", params: { allowedValues: schema11.properties.inbound.properties.sipRegion.enum }, message: "must be equal to one of the allowed values" }];
                              return false;
                            }
                          }
                        }
                      } else {
                        validate10.errors = [{ instancePath: instancePath + "/inbound", schemaPath: "#/properties/inbound/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                        return false;
                      }
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.outbound !== void 0) {
                      let data7 = data.outbound;
                      const _errs15 = errors;
                      if (errors === _errs15) {
                        if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                          let missing2;
                          if (data7.sipRegion === void 0 && (missing2 = "sipRegion") || data7.address === void 0 && (missing2 = "address") || data7.transport === void 0 && (missing2 = "transport")) {
                            validate10.errors = [{ instancePath: instancePath + "/outbound", schemaPath: "#/properties/outbound/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                            return false;
                          } else {
                            if (data7.sipRegion !== void 0) {
                              let data8 = data7.sipRegion;
                              const _errs17 = errors;
                              if (typeof data8 !== "string") {
                                validate10.errors = [{ instancePath: instancePath + "/outbound/sipRegion", schemaPath: "#/properties/outbound/properties/sipRegion/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                              if (!(data8 === "auto" || data8 === "us002" || data8 === "in002")) {
                                validate10.errors = [{ instancePath: instancePath + "/outbound/sipRegion", schemaPath: "#/properties/outbound/properties/sipRegion/enum", keyword: "enum", params: { allowedValues: schema11.properties.outbound.properties.sipRegion.enum }, message: "must be equal to one of the allowed values" }];
                                return false;
                              }
                              var valid3 = _errs17 === errors;
                            } else {
                              var valid3 = true;
                            }
                            if (valid3) {
                              if (data7.address !== void 0) {
                                let data9 = data7.address;
                                const _errs19 = errors;
                                if (errors === _errs19) {
                                  if (typeof data9 === "string") {
                                    if (func2(data9) < 1) {
                                      validate10.errors = [{ instancePath: instancePath + "/outbound/address", schemaPath: "#/properties/outbound/properties/address/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                      return false;
                                    }
                                  } else {
                                    validate10.errors = [{ instancePath: instancePath + "/outbound/address", schemaPath: "#/properties/outbound/properties/address/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                }
                                var valid3 = _errs19 === errors;
                              } else {
                                var valid3 = true;
                              }
                              if (valid3) {
                                if (data7.transport !== void 0) {
                                  let data10 = data7.transport;
                                  const _errs21 = errors;
                                  if (typeof data10 !== "string") {
                                    validate10.errors = [{ instancePath: instancePath + "/outbound/transport", schemaPath: "#/properties/outbound/properties/transport/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                  if (!(data10 === "udp" || data10 === "tcp" || data10 === "tls")) {
                                    validate10.errors = [{ instancePath: instancePath + "/outbound/transport", schemaPath: "#/properties/outbound/properties/transport/enum", keyword: "enum", params: { allowedValues: schema11.properties.outbound.properties.transport.enum }, message: "must be equal to one of the allowed values" }];
                                    return false;
                                  }
                                  var valid3 = _errs21 === errors;
                                } else {
                                  var valid3 = true;
                                }
                                if (valid3) {
                                  if (data7.auth !== void 0) {
                                    let data11 = data7.auth;
                                    const _errs23 = errors;
                                    if (errors === _errs23) {
                                      if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
                                        let missing3;
                                        if (data11.username === void 0 && (missing3 = "username") || data11.password === void 0 && (missing3 = "password")) {
                                          validate10.errors = [{ instancePath: instancePath + "/outbound/auth", schemaPath: "#/properties/outbound/properties/auth/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }];
                                          return false;
                                        } else {
                                          if (data11.username !== void 0) {
                                            let data12 = data11.username;
                                            const _errs25 = errors;
                                            if (errors === _errs25) {
                                              if (typeof data12 === "string") {
                                                if (func2(data12) < 1) {
                                                  validate10.errors = [{ instancePath: instancePath + "/outbound/auth/username", schemaPath: "#/properties/outbound/properties/auth/properties/username/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                  return false;
                                                }
                                              } else {
                                                validate10.errors = [{ instancePath: instancePath + "/outbound/auth/username", schemaPath: "#/properties/outbound/properties/auth/properties/username/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                            }
                                            var valid4 = _errs25 === errors;
                                          } else {
                                            var valid4 = true;
                                          }
                                          if (valid4) {
                                            if (data11.password !== void 0) {
                                              let data13 = data11.password;
                                              const _errs27 = errors;
                                              if (errors === _errs27) {
                                                if (errors === _errs27) {
                                                  if (typeof data13 === "string") {
                                                    if (func2(data13) < 1) {
                                                      validate10.errors = [{ instancePath: instancePath + "/outbound/auth/password", schemaPath: "#/properties/outbound/properties/auth/properties/password/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                      return false;
                                                    }
                                                  } else {
                                                    validate10.errors = [{ instancePath: instancePath + "/outbound/auth/password", schemaPath: "#/properties/outbound/properties/auth/properties/password/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                    return false;
                                                  }
                                                }
                                              }
                                              var valid4 = _errs27 === errors;
                                            } else {
                                              var valid4 = true;
                                            }
                                          }
                                        }
                                      } else {
                                        validate10.errors = [{ instancePath: instancePath + "/outbound/auth", schemaPath: "#/properties/outbound/properties/auth/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                        return false;
                                      }
                                    }
                                    var valid3 = _errs23 === errors;
                                  } else {
                                    var valid3 = true;
                                  }
                                }
                              }
                            }
                          }
                        } else {
                          validate10.errors = [{ instancePath: instancePath + "/outbound", schemaPath: "#/properties/outbound/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                          return false;
                        }
                      }
                      var valid0 = _errs15 === errors;
                    } else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      } else {
        validate10.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
        return false;
      }
    }
    validate10.errors = vErrors;
    return errors === 0;
  }
  var detachPhoneNumber = validate11;
  function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
    ;
    let vErrors = null;
    let errors = 0;
    if (errors === 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (data.phoneNumber === void 0 && (missing0 = "phoneNumber")) {
          validate11.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
          return false;
        } else {
          if (data.phoneNumber !== void 0) {
            let data0 = data.phoneNumber;
            const _errs1 = errors;
            if (errors === _errs1) {
              if (typeof data0 === "string") {
                if (func2(data0) > 16) {
                  validate11.errors = [{ instancePath: instancePath + "/phoneNumber", schemaPath: "#/properties/phoneNumber/maxLength", keyword: "maxLength", params: { limit: 16 }, message: "must NOT have more than 16 characters" }];
                  return false;
                } else {
                  if (func2(data0) < 3) {
                    validate11.errors = [{ instancePath: instancePath + "/phoneNumber", schemaPath: "#/properties/phoneNumber/minLength", keyword: "minLength", params: { limit: 3 }, message: "must NOT have fewer than 3 characters" }];
                    return false;
                  } else {
                    if (!pattern0.test(data0)) {
                      validate11.errors = [{ instancePath: instancePath + "/phoneNumber", schemaPath: "#/properties/phoneNumber/pattern", keyword: "pattern", params: { pattern: "^\\+[1-9]\\d{1,14}$" }, message: 'must match pattern "^\\+[1-9]\\d{1,14}$"' }];
                      return false;
                    }
                  }
                }
              } else {
                validate11.errors = [{ instancePath: instancePath + "/phoneNumber", schemaPath: "#/properties/phoneNumber/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
          }
        }
      } else {
        validate11.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
        return false;
      }
    }
    validate11.errors = vErrors;
    return errors === 0;
  }
  return __toCommonJS(stdin_exports);
})();

"use strict";
var findMistakes = (() => {
  var __defProp = Object.defineProperty;
  var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __hasOwnProp = Object.prototype.hasOwnProperty;
  var __commonJS = (cb, mod) => function __require() {
    try {
      return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
    } catch (e) {
      throw mod = 0, e;
    }
  };
  var __export = (target, all) => {
    for (var name in all)
      __defProp(target, name, { get: all[name], enumerable: true });
  };
  var __copyProps = (to, from, except, desc) => {
    if (from && typeof from === "object" || typeof from === "function") {
      for (let key of __getOwnPropNames(from))
        if (!__hasOwnProp.call(to, key) && key !== except)
          __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
    }
    return to;
  };
  var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

  // node_modules/ajv/dist/runtime/ucs2length.js
  var require_ucs2length = __commonJS({
    "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
      "use strict";
      Object.defineProperty(exports, "__esModule", { value: true });
      function ucs2length(str) {
        const len = str.length;
        let length = 0;
        let pos = 0;
        let value;
        while (pos < len) {
          length++;
          value = str.charCodeAt(pos++);
          if (value >= 55296 && value <= 56319 && pos < len) {
            value = str.charCodeAt(pos);
            if ((value & 64512) === 56320)
              pos++;
          }
        }
        return length;
      }
      exports.default = ucs2length;
      ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
    }
  });

  // <stdin>
  var stdin_exports = {};
  __export(stdin_exports, {
    createPhoneNumbers: () => createPhoneNumbers,
    detachPhoneNumber: () => detachPhoneNumber
  });
  var createPhoneNumbers = validate10;
  var schema11 = { "type": "object", "required": ["name", "phoneNumbers", "inbound", "outbound"], "properties": { "name": { "type": "string" }, "phoneNumbers": { "type": "array", "minItems": 1, "items": { "type": "string", "description": "A phone number in E.164 form: a plus sign, the country code, then the rest, with no spaces or punctuation.", "pattern": "^\\+[1-9]\\d{1,14}$", "minLength": 3, "maxLength": 16 } }, "isShared": { "type": "boolean" }, "mediaEncryption": { "type": "string", "enum": ["disable", "enable"] }, "inbound": { "type": "object", "required": ["sipRegion"], "properties": { "sipRegion": { "type": "string", "enum": ["auto", "us002", "in002"] } } }, "outbound": { "type": "object", "required": ["sipRegion", "address", "transport"], "properties": { "sipRegion": { "type": "string", "enum": ["auto", "us002", "in002"] }, "address": { "type": "string", "minLength": 1 }, "transport": { "type": "string", "enum": ["udp", "tcp", "tls"] }, "auth": { "type": "object", "required": ["username", "password"], "properties": { "username": { "type": "string", "minLength": 1 }, "password": { "type": "string", "format": "password", "minLength": 1 } } } } } }, "$schema": "http://json-schema.org/draft-07/schema#", "$id": "createPhoneNumbers" };
  var func2 = require_ucs2length().default;
  var pattern0 = new RegExp("^\\+[1-9]\\d{1,14}$", "u");
  function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
    ;
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.name === void 0) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (data.phoneNumbers === void 0) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "phoneNumbers" }, message: "must have required property 'phoneNumbers'" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (data.inbound === void 0) {
        const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "inbound" }, message: "must have required property 'inbound'" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (data.outbound === void 0) {
        const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "outbound" }, message: "must have required property 'outbound'" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (data.name !== void 0) {
        if (typeof data.name !== "string") {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
      if (data.phoneNumbers !== void 0) {
        let data1 = data.phoneNumbers;
        if (Array.isArray(data1)) {
          if (data1.length < 1) {
            const err5 = { instancePath: instancePath + "/phoneNumbers", schemaPath: "#/properties/phoneNumbers/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
          const len0 = data1.length;
          for (let i0 = 0; i0 < len0; i0++) {
            let data2 = data1[i0];
            if (typeof data2 === "string") {
              if (func2(data2) > 16) {
                const err6 = { instancePath: instancePath + "/phoneNumbers/" + i0, schemaPath: "#/properties/phoneNumbers/items/maxLength", keyword: "maxLength", params: { limit: 16 }, message: "must NOT have more than 16 characters" };
                if (vErrors === null) {
                  vErrors = [err6];
                } else {
                  vErrors.push(err6);
                }
                errors++;
              }
              if (func2(data2) < 3) {
                const err7 = { instancePath: instancePath + "/phoneNumbers/" + i0, schemaPath: "#/properties/phoneNumbers/items/minLength", keyword: "minLength", params: { limit: 3 }, message: "must NOT have fewer than 3 characters" };
                if (vErrors === null) {
                  vErrors = [err7];
                } else {
                  vErrors.push(err7);
                }
                errors++;
              }
              if (!pattern0.test(data2)) {
                const err8 = { instancePath: instancePath + "/phoneNumbers/" + i0, schemaPath: "#/properties/phoneNumbers/items/pattern", keyword: "pattern", params: { pattern: "^\\+[1-9]\\d{1,14}$" }, message: 'must match pattern "^\\+[1-9]\\d{1,14}$"' };
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              }
            } else {
              const err9 = { instancePath: instancePath + "/phoneNumbers/" + i0, schemaPath: "#/properties/phoneNumbers/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          }
        } else {
          const err10 = { instancePath: instancePath + "/phoneNumbers", schemaPath: "#/properties/phoneNumbers/type", keyword: "type", params: { type: "array" }, message: "must be array" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      }
      if (data.isShared !== void 0) {
        if (typeof data.isShared !== "boolean") {
          const err11 = { instancePath: instancePath + "/isShared", schemaPath: "#/properties/isShared/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      }
      if (data.mediaEncryption !== void 0) {
        let data4 = data.mediaEncryption;
        if (typeof data4 !== "string") {
          const err12 = { instancePath: instancePath + "/mediaEncryption", schemaPath: "#/properties/mediaEncryption/type", keyword: "type", params: { type: "string" }, message: "must be string" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (!(data4 === "disable" || data4 === "enable")) {
          const err13 = { instancePath: instancePath + "/mediaEncryption", schemaPath: "#/properties/mediaEncryption/enum", keyword: "enum", params: { allowedValues: schema11.properties.mediaEncryption.enum }, message: "must be equal to one of the allowed values" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
      if (data.inbound !== void 0) {
        let data5 = data.inbound;
        if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
          if (data5.sipRegion === void 0) {
            const err14 = { instancePath: instancePath + "/inbound", schemaPath: "#/properties/inbound/required", keyword: "required", params: { missingProperty: "sipRegion" }, message: "must have required property 'sipRegion'" };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
          if (data5.sipRegion !== void 0) {
            let data6 = data5.sipRegion;
            if (typeof data6 !== "string") {
              const err15 = { instancePath: instancePath + "/inbound/sipRegion", schemaPath: "#/properties/inbound/properties/sipRegion/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
            if (!(data6 === "auto" || data6 === "us002" || data6 === "in002")) {
              const err16 = { instancePath: instancePath + "/inbound/sipRegion", schemaPath: "#/properties/inbound/properties/sipRegion/enum", keyword: "enum", params: { allowedValues: schema11.properties.inbound.properties.sipRegion.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
          }
        } else {
          const err17 = { instancePath: instancePath + "/inbound", schemaPath: "#/properties/inbound/type", keyword: "type", params: { type: "object" }, message: "must be object" };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      }
      if (data.outbound !== void 0) {
        let data7 = data.outbound;
        if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
          if (data7.sipRegion === void 0) {
            const err18 = { instancePath: instancePath + "/outbound", schemaPath: "#/properties/outbound/required", keyword: "required", params: { missingProperty: "sipRegion" }, message: "must have required property 'sipRegion'" };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
          if (data7.address === void 0) {
            const err19 = { instancePath: instancePath + "/outbound", schemaPath: "#/properties/outbound/required", keyword: "required", params: { missingProperty: "address" }, message: "must have required property 'address'" };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
          if (data7.transport === void 0) {
            const err20 = { instancePath: instancePath + "/outbound", schemaPath: "#/properties/outbound/required", keyword: "required", params: { missingProperty: "transport" }, message: "must have required property 'transport'" };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
          if (data7.sipRegion !== void 0) {
            let data8 = data7.sipRegion;
            if (typeof data8 !== "string") {
              const err21 = { instancePath: instancePath + "/outbound/sipRegion", schemaPath: "#/properties/outbound/properties/sipRegion/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
            if (!(data8 === "auto" || data8 === "us002" || data8 === "in002")) {
              const err22 = { instancePath: instancePath + "/outbound/sipRegion", schemaPath: "#/properties/outbound/properties/sipRegion/enum", keyword: "enum", params: { allowedValues: schema11.properties.outbound.properties.sipRegion.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
          }
          if (data7.address !== void 0) {
            let data9 = data7.address;
            if (typeof data9 === "string") {
              if (func2(data9) < 1) {
                const err23 = { instancePath: instancePath + "/outbound/address", schemaPath: "#/properties/outbound/properties/address/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                if (vErrors === null) {
                  vErrors = [err23];
                } else {
                  vErrors.push(err23);
                }
                errors++;
              }
            } else {
              const err24 = { instancePath: instancePath + "/outbound/address", schemaPath: "#/properties/outbound/properties/address/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
          }
          if (data7.transport !== void 0) {
            let data10 = data7.transport;
            if (typeof data10 !== "string") {
              const err25 = { instancePath: instancePath + "/outbound/transport", schemaPath: "#/properties/outbound/properties/transport/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
            if (!(data10 === "udp" || data10 === "tcp" || data10 === "tls")) {
              const err26 = { instancePath: instancePath + "/outbound/transport", schemaPath: "#/properties/outbound/properties/transport/enum", keyword: "enum", params: { allowedValues: schema11.properties.outbound.properties.transport.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
          }
          if (data7.auth !== void 0) {
            let data11 = data7.auth;
            if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
              if (data11.username === void 0) {
                const err27 = { instancePath: instancePath + "/outbound/auth", schemaPath: "#/properties/outbound/properties/auth/required", keyword: "required", params: { missingProperty: "username" }, message: "must have required property 'username'" };
                if (vErrors === null) {
                  vErrors = [err27];
                } else {
                  vErrors.push(err27);
                }
                errors++;
              }
              if (data11.password === void 0) {
                const err28 = { instancePath: instancePath + "/outbound/auth", schemaPath: "#/properties/outbound/properties/auth/required", keyword: "required", params: { missingProperty: "password" }, message: "must have required property 'password'" };
                if (vErrors === null) {
                  vErrors = [err28];
                } else {
                  vErrors.push(err28);
                }
                errors++;
              }
              if (data11.username !== void 0) {
                let data12 = data11.username;
                if (typeof data12 === "string") {
                  if (func2(data12) < 1) {
                    const err29 = { instancePath: instancePath + "/outbound/auth/username", schemaPath: "#/properties/outbound/properties/auth/properties/username/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                    if (vErrors === null) {
                      vErrors = [err29];
                    } else {
                      vErrors.push(err29);
                    }
                    errors++;
                  }
                } else {
                  const err30 = { instancePath: instancePath + "/outbound/auth/username", schemaPath: "#/properties/outbound/properties/auth/properties/username/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  if (vErrors === null) {
                    vErrors = [err30];
                  } else {
                    vErrors.push(err30);
                  }
                  errors++;
                }
              }
              if (data11.password !== void 0) {
                let data13 = data11.password;
                if (typeof data13 === "string") {
                  if (func2(data13) < 1) {
                    const err31 = { instancePath: instancePath + "/outbound/auth/password", schemaPath: "#/properties/outbound/properties/auth/properties/password/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                    if (vErrors === null) {
                      vErrors = [err31];
                    } else {
                      vErrors.push(err31);
                    }
                    errors++;
                  }
                } else {
                  const err32 = { instancePath: instancePath + "/outbound/auth/password", schemaPath: "#/properties/outbound/properties/auth/properties/password/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  if (vErrors === null) {
                    vErrors = [err32];
                  } else {
                    vErrors.push(err32);
                  }
                  errors++;
                }
              }
            } else {
              const err33 = { instancePath: instancePath + "/outbound/auth", schemaPath: "#/properties/outbound/properties/auth/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              if (vErrors === null) {
                vErrors = [err33];
              } else {
                vErrors.push(err33);
              }
              errors++;
            }
          }
        } else {
          const err34 = { instancePath: instancePath + "/outbound", schemaPath: "#/properties/outbound/type", keyword: "type", params: { type: "object" }, message: "must be object" };
          if (vErrors === null) {
            vErrors = [err34];
          } else {
            vErrors.push(err34);
          }
          errors++;
        }
      }
    } else {
      const err35 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
      if (vErrors === null) {
        vErrors = [err35];
      } else {
        vErrors.push(err35);
      }
      errors++;
    }
    validate10.errors = vErrors;
    return errors === 0;
  }
  var detachPhoneNumber = validate11;
  function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
    ;
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.phoneNumber === void 0) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "phoneNumber" }, message: "must have required property 'phoneNumber'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (data.phoneNumber !== void 0) {
        let data0 = data.phoneNumber;
        if (typeof data0 === "string") {
          if (func2(data0) > 16) {
            const err1 = { instancePath: instancePath + "/phoneNumber", schemaPath: "#/properties/phoneNumber/maxLength", keyword: "maxLength", params: { limit: 16 }, message: "must NOT have more than 16 characters" };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
          if (func2(data0) < 3) {
            const err2 = { instancePath: instancePath + "/phoneNumber", schemaPath: "#/properties/phoneNumber/minLength", keyword: "minLength", params: { limit: 3 }, message: "must NOT have fewer than 3 characters" };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (!pattern0.test(data0)) {
            const err3 = { instancePath: instancePath + "/phoneNumber", schemaPath: "#/properties/phoneNumber/pattern", keyword: "pattern", params: { pattern: "^\\+[1-9]\\d{1,14}$" }, message: 'must match pattern "^\\+[1-9]\\d{1,14}$"' };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        } else {
          const err4 = { instancePath: instancePath + "/phoneNumber", schemaPath: "#/properties/phoneNumber/type", keyword: "type", params: { type: "string" }, message: "must be string" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
    } else {
      const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    validate11.errors = vErrors;
    return errors === 0;
  }
  return __toCommonJS(stdin_exports);
})();

"use strict";
var parameters = (() => {
  var __defProp = Object.defineProperty;
  var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __hasOwnProp = Object.prototype.hasOwnProperty;
  var __commonJS = (cb, mod) => function __require() {
    try {
      return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
    } catch (e) {
      throw mod = 0, e;
    }
  };
  var __export = (target, all) => {
    for (var name in all)
      __defProp(target, name, { get: all[name], enumerable: true });
  };
  var __copyProps = (to, from, except, desc) => {
    if (from && typeof from === "object" || typeof from === "function") {
      for (let key of __getOwnPropNames(from))
        if (!__hasOwnProp.call(to, key) && key !== except)
          __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
    }
    return to;
  };
  var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

  // node_modules/ajv/dist/runtime/ucs2length.js
  var require_ucs2length = __commonJS({
    "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
      "use strict";
      Object.defineProperty(exports, "__esModule", { value: true });
      function ucs2length(str) {
        const len = str.length;
        let length = 0;
        let pos = 0;
        let value;
        while (pos < len) {
          length++;
          value = str.charCodeAt(pos++);
          if (value >= 55296 && value <= 56319 && pos < len) {
            value = str.charCodeAt(pos);
            if ((value & 64512) === 56320)
              pos++;
          }
        }
        return length;
      }
      exports.default = ucs2length;
      ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
    }
  });

  // <stdin>
  var stdin_exports = {};
  __export(stdin_exports, {
    getPhoneNumber_path: () => getPhoneNumber_path,
    listPhoneNumbers_query: () => listPhoneNumbers_query,
    releasePhoneNumber_path: () => releasePhoneNumber_path
  });
  var listPhoneNumbers_query = validate10;
  function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
    ;
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.page !== void 0) {
        let data0 = data.page;
        if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)))) {
          let dataType0 = typeof data0;
          let coerced0 = void 0;
          if (!(coerced0 !== void 0)) {
            if (dataType0 === "boolean" || data0 === null || dataType0 === "string" && data0 && data0 == +data0 && !(data0 % 1)) {
              coerced0 = +data0;
            } else {
              const err0 = { instancePath: instancePath + "/page", schemaPath: "#/properties/page/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
              if (vErrors === null) {
                vErrors = [err0];
              } else {
                vErrors.push(err0);
              }
              errors++;
            }
          }
          if (coerced0 !== void 0) {
            data0 = coerced0;
            if (data !== void 0) {
              data["page"] = coerced0;
            }
          }
        }
      }
      if (data.perpage !== void 0) {
        let data1 = data.perpage;
        if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)))) {
          let dataType1 = typeof data1;
          let coerced1 = void 0;
          if (!(coerced1 !== void 0)) {
            if (dataType1 === "boolean" || data1 === null || dataType1 === "string" && data1 && data1 == +data1 && !(data1 % 1)) {
              coerced1 = +data1;
            } else {
              const err1 = { instancePath: instancePath + "/perpage", schemaPath: "#/properties/perpage/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
              if (vErrors === null) {
                vErrors = [err1];
              } else {
                vErrors.push(err1);
              }
              errors++;
            }
          }
          if (coerced1 !== void 0) {
            data1 = coerced1;
            if (data !== void 0) {
              data["perpage"] = coerced1;
            }
          }
        }
      }
      if (data.search !== void 0) {
        let data2 = data.search;
        if (typeof data2 !== "string") {
          let dataType2 = typeof data2;
          let coerced2 = void 0;
          if (!(coerced2 !== void 0)) {
            if (dataType2 == "number" || dataType2 == "boolean") {
              coerced2 = "" + data2;
            } else if (data2 === null) {
              coerced2 = "";
            } else {
              const err2 = { instancePath: instancePath + "/search", schemaPath: "#/properties/search/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
          }
          if (coerced2 !== void 0) {
            data2 = coerced2;
            if (data !== void 0) {
              data["search"] = coerced2;
            }
          }
        }
      }
    } else {
      const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    validate10.errors = vErrors;
    return errors === 0;
  }
  var getPhoneNumber_path = validate11;
  var func2 = require_ucs2length().default;
  var pattern0 = new RegExp("^\\+[1-9]\\d{1,14}$", "u");
  function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
    ;
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.phonenumber === void 0) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "phonenumber" }, message: "must have required property 'phonenumber'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (data.phonenumber !== void 0) {
        let data0 = data.phonenumber;
        if (typeof data0 !== "string") {
          let dataType0 = typeof data0;
          let coerced0 = void 0;
          if (!(coerced0 !== void 0)) {
            if (dataType0 == "number" || dataType0 == "boolean") {
              coerced0 = "" + data0;
            } else if (data0 === null) {
              coerced0 = "";
            } else {
              const err1 = { instancePath: instancePath + "/phonenumber", schemaPath: "#/properties/phonenumber/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err1];
              } else {
                vErrors.push(err1);
              }
              errors++;
            }
          }
          if (coerced0 !== void 0) {
            data0 = coerced0;
            if (data !== void 0) {
              data["phonenumber"] = coerced0;
            }
          }
        }
        if (typeof data0 === "string") {
          if (func2(data0) > 16) {
            const err2 = { instancePath: instancePath + "/phonenumber", schemaPath: "#/properties/phonenumber/maxLength", keyword: "maxLength", params: { limit: 16 }, message: "must NOT have more than 16 characters" };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (func2(data0) < 3) {
            const err3 = { instancePath: instancePath + "/phonenumber", schemaPath: "#/properties/phonenumber/minLength", keyword: "minLength", params: { limit: 3 }, message: "must NOT have fewer than 3 characters" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
          if (!pattern0.test(data0)) {
            const err4 = { instancePath: instancePath + "/phonenumber", schemaPath: "#/properties/phonenumber/pattern", keyword: "pattern", params: { pattern: "^\\+[1-9]\\d{1,14}$" }, message: 'must match pattern "^\\+[1-9]\\d{1,14}$"' };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
      }
    } else {
      const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    validate11.errors = vErrors;
    return errors === 0;
  }
  var releasePhoneNumber_path = validate12;
  function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
    ;
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.phonenumberid === void 0) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "phonenumberid" }, message: "must have required property 'phonenumberid'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (data.phonenumberid !== void 0) {
        let data0 = data.phonenumberid;
        if (typeof data0 !== "string") {
          let dataType0 = typeof data0;
          let coerced0 = void 0;
          if (!(coerced0 !== void 0)) {
            if (dataType0 == "number" || dataType0 == "boolean") {
              coerced0 = "" + data0;
            } else if (data0 === null) {
              coerced0 = "";
            } else {
              const err1 = { instancePath: instancePath + "/phonenumberid", schemaPath: "#/properties/phonenumberid/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err1];
              } else {
                vErrors.push(err1);
              }
              errors++;
            }
          }
          if (coerced0 !== void 0) {
            data0 = coerced0;
            if (data !== void 0) {
              data["phonenumberid"] = coerced0;
            }
          }
        }
      }
    } else {
      const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    validate12.errors = vErrors;
    return errors === 0;
  }
  return __toCommonJS(stdin_exports);
})();

export const prepared: Record<string, Prepared> = {
  createPhoneNumbers: {
    body: { required: true, isValid: isValid.createPhoneNumbers, findMistakes: findMistakes.createPhoneNumbers },
    parameters: {  },
    answers: {
      "200": {
        "status": 200,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Phone Number with SIP Configured Created Successfully"
        }
      },
      "400": {
        "status": 400,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "outbound.transport is required"
        }
      },
      "401": {
        "status": 401,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "The Authorization header is missing. Send your token in it, without a prefix."
        }
      },
      "409": {
        "status": 409,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Another request is attaching one of these phone numbers. Nothing was created; send this request again."
        }
      },
      "": {
        "status": 200,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Phone Number with SIP Configured Created Successfully"
        }
      },
      "200 created": {
        "status": 200,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Phone Number with SIP Configured Created Successfully"
        }
      },
      "400 invalidRequest": {
        "status": 400,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "outbound.transport is required"
        }
      },
      "400 alreadyAttached": {
        "status": 400,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Phone number +12025550143 is already attached to an inbound gateway. Nothing was created."
        }
      },
      "401 missingToken": {
        "status": 401,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "The Authorization header is missing. Send your token in it, without a prefix."
        }
      },
      "409 conflict": {
        "status": 409,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Another request is attaching one of these phone numbers. Nothing was created; send this request again."
        }
      }
    },
  },
  listPhoneNumbers: {
    body: undefined,
    parameters: { query: parameters.listPhoneNumbers_query },
    answers: {
      "200": {
        "status": 200,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "data": [
            {
              "phoneNumber": {
                "phoneNumberId": "pn_abc123",
                "e164": "+12125550100",
                "countryCode": "US",
                "provider": "other",
                "origin": "SIP Configured",
                "status": "ACTIVE",
                "createdAt": "2026-05-11T10:00:00.000Z",
                "updatedAt": "2026-05-11T10:00:00.000Z",
                "name": "Front desk"
              },
              "inbound": {
                "id": "gw_inbound_uuid",
                "numbers": [
                  "+12125550100"
                ],
                "address": null,
                "geoRegion": "auto",
                "auth": {}
              },
              "outbound": {
                "id": "gw_outbound_uuid",
                "numbers": [
                  "+12125550100"
                ],
                "address": "sip.example.com",
                "transport": "udp",
                "geoRegion": "auto",
                "auth": {}
              }
            },
            {
              "phoneNumber": {
                "phoneNumberId": "pn_def456",
                "e164": "+12125550101",
                "countryCode": "US",
                "provider": "other",
                "origin": "SIP Configured",
                "status": "ACTIVE",
                "createdAt": "2026-05-11T10:00:00.000Z",
                "updatedAt": "2026-05-11T10:05:00.000Z",
                "name": "Back office"
              },
              "inbound": null,
              "outbound": null
            }
          ],
          "pageInfo": {
            "currentPage": 1,
            "perPage": 20,
            "lastPage": 1,
            "total": 2
          }
        }
      },
      "400": {
        "status": 400,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "page must be an integer"
        }
      },
      "401": {
        "status": 401,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "The Authorization header is missing. Send your token in it, without a prefix."
        }
      },
      "": {
        "status": 200,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "data": [
            {
              "phoneNumber": {
                "phoneNumberId": "pn_abc123",
                "e164": "+12125550100",
                "countryCode": "US",
                "provider": "other",
                "origin": "SIP Configured",
                "status": "ACTIVE",
                "createdAt": "2026-05-11T10:00:00.000Z",
                "updatedAt": "2026-05-11T10:00:00.000Z",
                "name": "Front desk"
              },
              "inbound": {
                "id": "gw_inbound_uuid",
                "numbers": [
                  "+12125550100"
                ],
                "address": null,
                "geoRegion": "auto",
                "auth": {}
              },
              "outbound": {
                "id": "gw_outbound_uuid",
                "numbers": [
                  "+12125550100"
                ],
                "address": "sip.example.com",
                "transport": "udp",
                "geoRegion": "auto",
                "auth": {}
              }
            },
            {
              "phoneNumber": {
                "phoneNumberId": "pn_def456",
                "e164": "+12125550101",
                "countryCode": "US",
                "provider": "other",
                "origin": "SIP Configured",
                "status": "ACTIVE",
                "createdAt": "2026-05-11T10:00:00.000Z",
                "updatedAt": "2026-05-11T10:05:00.000Z",
                "name": "Back office"
              },
              "inbound": null,
              "outbound": null
            }
          ],
          "pageInfo": {
            "currentPage": 1,
            "perPage": 20,
            "lastPage": 1,
            "total": 2
          }
        }
      },
      "200 listed": {
        "status": 200,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "data": [
            {
              "phoneNumber": {
                "phoneNumberId": "pn_abc123",
                "e164": "+12125550100",
                "countryCode": "US",
                "provider": "other",
                "origin": "SIP Configured",
                "status": "ACTIVE",
                "createdAt": "2026-05-11T10:00:00.000Z",
                "updatedAt": "2026-05-11T10:00:00.000Z",
                "name": "Front desk"
              },
              "inbound": {
                "id": "gw_inbound_uuid",
                "numbers": [
                  "+12125550100"
                ],
                "address": null,
                "geoRegion": "auto",
                "auth": {}
              },
              "outbound": {
                "id": "gw_outbound_uuid",
                "numbers": [
                  "+12125550100"
                ],
                "address": "sip.example.com",
                "transport": "udp",
                "geoRegion": "auto",
                "auth": {}
              }
            },
            {
              "phoneNumber": {
                "phoneNumberId": "pn_def456",
                "e164": "+12125550101",
                "countryCode": "US",
                "provider": "other",
                "origin": "SIP Configured",
                "status": "ACTIVE",
                "createdAt": "2026-05-11T10:00:00.000Z",
                "updatedAt": "2026-05-11T10:05:00.000Z",
                "name": "Back office"
              },
              "inbound": null,
              "outbound": null
            }
          ],
          "pageInfo": {
            "currentPage": 1,
            "perPage": 20,
            "lastPage": 1,
            "total": 2
          }
        }
      },
      "400 invalidRequest": {
        "status": 400,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "page must be an integer"
        }
      },
      "401 missingToken": {
        "status": 401,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "The Authorization header is missing. Send your token in it, without a prefix."
        }
      }
    },
  },
  getPhoneNumber: {
    body: undefined,
    parameters: { path: parameters.getPhoneNumber_path },
    answers: {
      "200": {
        "status": 200,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "phoneNumber": {
            "phoneNumberId": "pn_abc123",
            "e164": "+12125550100",
            "countryCode": "US",
            "provider": "other",
            "origin": "SIP Configured",
            "status": "ACTIVE",
            "createdAt": "2026-05-11T10:00:00.000Z",
            "updatedAt": "2026-05-11T10:00:00.000Z",
            "name": "Front desk"
          },
          "inbound": {
            "id": "gw_inbound_uuid",
            "numbers": [
              "+12125550100"
            ],
            "address": null,
            "geoRegion": "auto",
            "auth": {}
          },
          "outbound": {
            "id": "gw_outbound_uuid",
            "numbers": [
              "+12125550100"
            ],
            "address": "sip.example.com",
            "transport": "udp",
            "geoRegion": "auto",
            "auth": {}
          }
        }
      },
      "401": {
        "status": 401,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "The Authorization header is missing. Send your token in it, without a prefix."
        }
      },
      "404": {
        "status": 404,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Phone number not found"
        }
      },
      "": {
        "status": 200,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "phoneNumber": {
            "phoneNumberId": "pn_abc123",
            "e164": "+12125550100",
            "countryCode": "US",
            "provider": "other",
            "origin": "SIP Configured",
            "status": "ACTIVE",
            "createdAt": "2026-05-11T10:00:00.000Z",
            "updatedAt": "2026-05-11T10:00:00.000Z",
            "name": "Front desk"
          },
          "inbound": {
            "id": "gw_inbound_uuid",
            "numbers": [
              "+12125550100"
            ],
            "address": null,
            "geoRegion": "auto",
            "auth": {}
          },
          "outbound": {
            "id": "gw_outbound_uuid",
            "numbers": [
              "+12125550100"
            ],
            "address": "sip.example.com",
            "transport": "udp",
            "geoRegion": "auto",
            "auth": {}
          }
        }
      },
      "200 found": {
        "status": 200,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "phoneNumber": {
            "phoneNumberId": "pn_abc123",
            "e164": "+12125550100",
            "countryCode": "US",
            "provider": "other",
            "origin": "SIP Configured",
            "status": "ACTIVE",
            "createdAt": "2026-05-11T10:00:00.000Z",
            "updatedAt": "2026-05-11T10:00:00.000Z",
            "name": "Front desk"
          },
          "inbound": {
            "id": "gw_inbound_uuid",
            "numbers": [
              "+12125550100"
            ],
            "address": null,
            "geoRegion": "auto",
            "auth": {}
          },
          "outbound": {
            "id": "gw_outbound_uuid",
            "numbers": [
              "+12125550100"
            ],
            "address": "sip.example.com",
            "transport": "udp",
            "geoRegion": "auto",
            "auth": {}
          }
        }
      },
      "401 missingToken": {
        "status": 401,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "The Authorization header is missing. Send your token in it, without a prefix."
        }
      },
      "404 notFound": {
        "status": 404,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Phone number not found"
        }
      }
    },
  },
  detachPhoneNumber: {
    body: { required: true, isValid: isValid.detachPhoneNumber, findMistakes: findMistakes.detachPhoneNumber },
    parameters: {  },
    answers: {
      "200": {
        "status": 200,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Detached successfully",
          "phoneNumber": {
            "phoneNumberId": "pn_abc123",
            "e164": "+14155551234",
            "countryCode": "US",
            "provider": "other",
            "origin": "SIP Configured",
            "status": "ACTIVE",
            "createdAt": "2026-05-11T10:00:00.000Z",
            "updatedAt": "2026-05-11T10:05:00.000Z",
            "name": "My SIP Setup"
          },
          "inbound": "gw_inbound_uuid",
          "outbound": "gw_outbound_uuid"
        }
      },
      "400": {
        "status": 400,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Phone number +12125550100 is not attached to any gateway. Nothing was changed."
        }
      },
      "401": {
        "status": 401,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "The Authorization header is missing. Send your token in it, without a prefix."
        }
      },
      "404": {
        "status": 404,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Phone number not found"
        }
      },
      "": {
        "status": 200,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Detached successfully",
          "phoneNumber": {
            "phoneNumberId": "pn_abc123",
            "e164": "+14155551234",
            "countryCode": "US",
            "provider": "other",
            "origin": "SIP Configured",
            "status": "ACTIVE",
            "createdAt": "2026-05-11T10:00:00.000Z",
            "updatedAt": "2026-05-11T10:05:00.000Z",
            "name": "My SIP Setup"
          },
          "inbound": "gw_inbound_uuid",
          "outbound": "gw_outbound_uuid"
        }
      },
      "200 detached": {
        "status": 200,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Detached successfully",
          "phoneNumber": {
            "phoneNumberId": "pn_abc123",
            "e164": "+14155551234",
            "countryCode": "US",
            "provider": "other",
            "origin": "SIP Configured",
            "status": "ACTIVE",
            "createdAt": "2026-05-11T10:00:00.000Z",
            "updatedAt": "2026-05-11T10:05:00.000Z",
            "name": "My SIP Setup"
          },
          "inbound": "gw_inbound_uuid",
          "outbound": "gw_outbound_uuid"
        }
      },
      "400 notAttached": {
        "status": 400,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Phone number +12125550100 is not attached to any gateway. Nothing was changed."
        }
      },
      "400 invalidRequest": {
        "status": 400,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "phoneNumber is required"
        }
      },
      "401 missingToken": {
        "status": 401,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "The Authorization header is missing. Send your token in it, without a prefix."
        }
      },
      "404 notFound": {
        "status": 404,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Phone number not found"
        }
      }
    },
  },
  releasePhoneNumber: {
    body: undefined,
    parameters: { path: parameters.releasePhoneNumber_path },
    answers: {
      "200": {
        "status": 200,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Phone number released successfully",
          "phoneNumberId": "pn_abc123",
          "e164": "+14155551234"
        }
      },
      "401": {
        "status": 401,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "The Authorization header is missing. Send your token in it, without a prefix."
        }
      },
      "404": {
        "status": 404,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Phone number not found"
        }
      },
      "": {
        "status": 200,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Phone number released successfully",
          "phoneNumberId": "pn_abc123",
          "e164": "+14155551234"
        }
      },
      "200 released": {
        "status": 200,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Phone number released successfully",
          "phoneNumberId": "pn_abc123",
          "e164": "+14155551234"
        }
      },
      "401 missingToken": {
        "status": 401,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "The Authorization header is missing. Send your token in it, without a prefix."
        }
      },
      "404 notFound": {
        "status": 404,
        "headers": {
          "Content-type": "application/json"
        },
        "body": {
          "message": "Phone number not found"
        }
      }
    },
  },
};
