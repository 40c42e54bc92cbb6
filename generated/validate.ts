// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.

// @ts-nocheck: Ajv wrote the middle of this.
import { type Validator, validator } from "../scripts/client/validator.js";
import type { Violation } from "../scripts/document/violation.js";
import type { CreatePhoneNumbersRequest, DetachPhoneNumberRequest } from "./types.js";

var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

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
var checkCreatePhoneNumbersRequest = validate21;
var schema32 = { "type": "object", "required": ["name", "phoneNumbers", "inbound", "outbound"], "properties": { "name": { "type": "string" }, "phoneNumbers": { "type": "array", "minItems": 1, "items": { "$ref": "#/components/schemas/PhoneNumber" } }, "isShared": { "type": "boolean" }, "mediaEncryption": { "$ref": "#/components/schemas/MediaEncryption" }, "inbound": { "$ref": "#/components/schemas/InboundGatewayConfiguration" }, "outbound": { "$ref": "#/components/schemas/OutboundGatewayConfiguration" } } };
var schema33 = { "type": "string", "description": "A phone number in E.164 form: a plus sign, the country code, then the rest, with no spaces or punctuation.", "pattern": "^\\+[1-9]\\d{1,14}$", "minLength": 3, "maxLength": 16 };
var schema34 = { "type": "string", "enum": ["disable", "enable"] };
var func1 = require_ucs2length().default;
var pattern4 = new RegExp("^\\+[1-9]\\d{1,14}$", "u");
var schema35 = { "type": "object", "required": ["sipRegion"], "properties": { "sipRegion": { "$ref": "#/components/schemas/SipRegion" } } };
var schema36 = { "type": "string", "enum": ["auto", "us002", "in002"] };
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate22.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.sipRegion === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "sipRegion" }, message: "must have required property 'sipRegion'", schema: schema35.required, parentSchema: schema35, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.sipRegion !== void 0) {
      let data0 = data.sipRegion;
      if (typeof data0 !== "string") {
        const err1 = { instancePath: instancePath + "/sipRegion", schemaPath: "#/components/schemas/SipRegion/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema36.type, parentSchema: schema36, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (!(data0 === "auto" || data0 === "us002" || data0 === "in002")) {
        const err2 = { instancePath: instancePath + "/sipRegion", schemaPath: "#/components/schemas/SipRegion/enum", keyword: "enum", params: { allowedValues: schema36.enum }, message: "must be equal to one of the allowed values", schema: schema36.enum, parentSchema: schema36, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema35.type, parentSchema: schema35, data };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
validate22.evaluated = { "props": { "sipRegion": true }, "dynamicProps": false, "dynamicItems": false };
var schema37 = { "type": "object", "required": ["sipRegion", "address", "transport"], "properties": { "sipRegion": { "$ref": "#/components/schemas/SipRegion" }, "address": { "type": "string", "minLength": 1 }, "transport": { "$ref": "#/components/schemas/SipTransport" }, "auth": { "$ref": "#/components/schemas/SipAuth" } } };
var schema39 = { "type": "string", "enum": ["udp", "tcp", "tls"] };
var schema40 = { "type": "object", "required": ["username", "password"], "properties": { "username": { "type": "string", "minLength": 1 }, "password": { "type": "string", "format": "password", "minLength": 1 } } };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate24.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.sipRegion === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "sipRegion" }, message: "must have required property 'sipRegion'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.address === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "address" }, message: "must have required property 'address'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.transport === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "transport" }, message: "must have required property 'transport'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.sipRegion !== void 0) {
      let data0 = data.sipRegion;
      if (typeof data0 !== "string") {
        const err3 = { instancePath: instancePath + "/sipRegion", schemaPath: "#/components/schemas/SipRegion/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema36.type, parentSchema: schema36, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (!(data0 === "auto" || data0 === "us002" || data0 === "in002")) {
        const err4 = { instancePath: instancePath + "/sipRegion", schemaPath: "#/components/schemas/SipRegion/enum", keyword: "enum", params: { allowedValues: schema36.enum }, message: "must be equal to one of the allowed values", schema: schema36.enum, parentSchema: schema36, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.address !== void 0) {
      let data1 = data.address;
      if (typeof data1 === "string") {
        if (func1(data1) < 1) {
          const err5 = { instancePath: instancePath + "/address", schemaPath: "#/properties/address/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema37.properties.address, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/address", schemaPath: "#/properties/address/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.address.type, parentSchema: schema37.properties.address, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.transport !== void 0) {
      let data2 = data.transport;
      if (typeof data2 !== "string") {
        const err7 = { instancePath: instancePath + "/transport", schemaPath: "#/components/schemas/SipTransport/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.type, parentSchema: schema39, data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (!(data2 === "udp" || data2 === "tcp" || data2 === "tls")) {
        const err8 = { instancePath: instancePath + "/transport", schemaPath: "#/components/schemas/SipTransport/enum", keyword: "enum", params: { allowedValues: schema39.enum }, message: "must be equal to one of the allowed values", schema: schema39.enum, parentSchema: schema39, data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.auth !== void 0) {
      let data3 = data.auth;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        if (data3.username === void 0) {
          const err9 = { instancePath: instancePath + "/auth", schemaPath: "#/components/schemas/SipAuth/required", keyword: "required", params: { missingProperty: "username" }, message: "must have required property 'username'", schema: schema40.required, parentSchema: schema40, data: data3 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (data3.password === void 0) {
          const err10 = { instancePath: instancePath + "/auth", schemaPath: "#/components/schemas/SipAuth/required", keyword: "required", params: { missingProperty: "password" }, message: "must have required property 'password'", schema: schema40.required, parentSchema: schema40, data: data3 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (data3.username !== void 0) {
          let data4 = data3.username;
          if (typeof data4 === "string") {
            if (func1(data4) < 1) {
              const err11 = { instancePath: instancePath + "/auth/username", schemaPath: "#/components/schemas/SipAuth/properties/username/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema40.properties.username, data: data4 };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
          } else {
            const err12 = { instancePath: instancePath + "/auth/username", schemaPath: "#/components/schemas/SipAuth/properties/username/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.username.type, parentSchema: schema40.properties.username, data: data4 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        if (data3.password !== void 0) {
          let data5 = data3.password;
          if (typeof data5 === "string") {
            if (func1(data5) < 1) {
              const err13 = { instancePath: instancePath + "/auth/password", schemaPath: "#/components/schemas/SipAuth/properties/password/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema40.properties.password, data: data5 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          } else {
            const err14 = { instancePath: instancePath + "/auth/password", schemaPath: "#/components/schemas/SipAuth/properties/password/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.password.type, parentSchema: schema40.properties.password, data: data5 };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
      } else {
        const err15 = { instancePath: instancePath + "/auth", schemaPath: "#/components/schemas/SipAuth/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema40.type, parentSchema: schema40, data: data3 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
  } else {
    const err16 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.type, parentSchema: schema37, data };
    if (vErrors === null) {
      vErrors = [err16];
    } else {
      vErrors.push(err16);
    }
    errors++;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
validate24.evaluated = { "props": { "sipRegion": true, "address": true, "transport": true, "auth": true }, "dynamicProps": false, "dynamicItems": false };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.phoneNumbers === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "phoneNumbers" }, message: "must have required property 'phoneNumbers'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.inbound === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "inbound" }, message: "must have required property 'inbound'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.outbound === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "outbound" }, message: "must have required property 'outbound'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 !== "string") {
        const err4 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.name.type, parentSchema: schema32.properties.name, data: data0 };
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
          const err5 = { instancePath: instancePath + "/phoneNumbers", schemaPath: "#/properties/phoneNumbers/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema32.properties.phoneNumbers, data: data1 };
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
            if (func1(data2) > 16) {
              const err6 = { instancePath: instancePath + "/phoneNumbers/" + i0, schemaPath: "#/components/schemas/PhoneNumber/maxLength", keyword: "maxLength", params: { limit: 16 }, message: "must NOT have more than 16 characters", schema: 16, parentSchema: schema33, data: data2 };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
            if (func1(data2) < 3) {
              const err7 = { instancePath: instancePath + "/phoneNumbers/" + i0, schemaPath: "#/components/schemas/PhoneNumber/minLength", keyword: "minLength", params: { limit: 3 }, message: "must NOT have fewer than 3 characters", schema: 3, parentSchema: schema33, data: data2 };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
            if (!pattern4.test(data2)) {
              const err8 = { instancePath: instancePath + "/phoneNumbers/" + i0, schemaPath: "#/components/schemas/PhoneNumber/pattern", keyword: "pattern", params: { pattern: "^\\+[1-9]\\d{1,14}$" }, message: 'must match pattern "^\\+[1-9]\\d{1,14}$"', schema: "^\\+[1-9]\\d{1,14}$", parentSchema: schema33, data: data2 };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
          } else {
            const err9 = { instancePath: instancePath + "/phoneNumbers/" + i0, schemaPath: "#/components/schemas/PhoneNumber/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.type, parentSchema: schema33, data: data2 };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
      } else {
        const err10 = { instancePath: instancePath + "/phoneNumbers", schemaPath: "#/properties/phoneNumbers/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema32.properties.phoneNumbers.type, parentSchema: schema32.properties.phoneNumbers, data: data1 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.isShared !== void 0) {
      let data3 = data.isShared;
      if (typeof data3 !== "boolean") {
        const err11 = { instancePath: instancePath + "/isShared", schemaPath: "#/properties/isShared/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema32.properties.isShared.type, parentSchema: schema32.properties.isShared, data: data3 };
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
        const err12 = { instancePath: instancePath + "/mediaEncryption", schemaPath: "#/components/schemas/MediaEncryption/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.type, parentSchema: schema34, data: data4 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      if (!(data4 === "disable" || data4 === "enable")) {
        const err13 = { instancePath: instancePath + "/mediaEncryption", schemaPath: "#/components/schemas/MediaEncryption/enum", keyword: "enum", params: { allowedValues: schema34.enum }, message: "must be equal to one of the allowed values", schema: schema34.enum, parentSchema: schema34, data: data4 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.inbound !== void 0) {
      if (!validate22(data.inbound, { instancePath: instancePath + "/inbound", parentData: data, parentDataProperty: "inbound", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.outbound !== void 0) {
      if (!validate24(data.outbound, { instancePath: instancePath + "/outbound", parentData: data, parentDataProperty: "outbound", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err14 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.type, parentSchema: schema32, data };
    if (vErrors === null) {
      vErrors = [err14];
    } else {
      vErrors.push(err14);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "props": { "name": true, "phoneNumbers": true, "isShared": true, "mediaEncryption": true, "inbound": true, "outbound": true }, "dynamicProps": false, "dynamicItems": false };
var checkDetachPhoneNumberRequest = validate26;
var schema41 = { "type": "object", "required": ["phoneNumber"], "properties": { "phoneNumber": { "$ref": "#/components/schemas/PhoneNumber" } } };
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate26.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.phoneNumber === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "phoneNumber" }, message: "must have required property 'phoneNumber'", schema: schema41.required, parentSchema: schema41, data };
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
        if (func1(data0) > 16) {
          const err1 = { instancePath: instancePath + "/phoneNumber", schemaPath: "#/components/schemas/PhoneNumber/maxLength", keyword: "maxLength", params: { limit: 16 }, message: "must NOT have more than 16 characters", schema: 16, parentSchema: schema33, data: data0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (func1(data0) < 3) {
          const err2 = { instancePath: instancePath + "/phoneNumber", schemaPath: "#/components/schemas/PhoneNumber/minLength", keyword: "minLength", params: { limit: 3 }, message: "must NOT have fewer than 3 characters", schema: 3, parentSchema: schema33, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (!pattern4.test(data0)) {
          const err3 = { instancePath: instancePath + "/phoneNumber", schemaPath: "#/components/schemas/PhoneNumber/pattern", keyword: "pattern", params: { pattern: "^\\+[1-9]\\d{1,14}$" }, message: 'must match pattern "^\\+[1-9]\\d{1,14}$"', schema: "^\\+[1-9]\\d{1,14}$", parentSchema: schema33, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/phoneNumber", schemaPath: "#/components/schemas/PhoneNumber/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.type, parentSchema: schema33, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema41.type, parentSchema: schema41, data };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate26.errors = vErrors;
  return errors === 0;
}
validate26.evaluated = { "props": { "phoneNumber": true }, "dynamicProps": false, "dynamicItems": false };

/** What is wrong with a CreatePhoneNumbersRequest: nothing, when the list is empty. The messages show no value. */
export const validateCreatePhoneNumbersRequest: Validator<CreatePhoneNumbersRequest> = /* @__PURE__ */ validator(checkCreatePhoneNumbersRequest, "The body");

/** What is wrong with a DetachPhoneNumberRequest: nothing, when the list is empty. The messages show no value. */
export const validateDetachPhoneNumberRequest: Validator<DetachPhoneNumberRequest> = /* @__PURE__ */ validator(checkDetachPhoneNumberRequest, "The body");

export type { StandardIssue, StandardSchema, Validator } from "../scripts/client/validator.js";
export type { Violation };
