// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.

// @ts-nocheck: Ajv wrote the middle of this.
import type { RequestRules } from "../scripts/validate/request-validator.js";
import { type Validator, validator } from "../scripts/validate/validator.js";
import type { CreatePhoneNumbersRequest, DetachPhoneNumberRequest, UpdatePhoneNumberGatewayRequest } from "./types.js";

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
var checkCreatePhoneNumbersRequest = validate1;
var schema3 = { "type": "string", "enum": ["disable", "enable"] };
var func0 = require_ucs2length().default;
var pattern0 = new RegExp("^\\+[1-9]\\d{1,14}$", "u");
var schema5 = { "type": "string", "enum": ["auto", "us002", "in002"] };
function validate2(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate2.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.sipRegion === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "sipRegion" } };
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
        const err1 = { instancePath: instancePath + "/sipRegion", schemaPath: "#/components/schemas/SipRegion/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (!(data0 === "auto" || data0 === "us002" || data0 === "in002")) {
        const err2 = { instancePath: instancePath + "/sipRegion", schemaPath: "#/components/schemas/SipRegion/enum", keyword: "enum", params: { allowedValues: schema5.enum } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate2.errors = vErrors;
  return errors === 0;
}
validate2.evaluated = { "props": { "sipRegion": true }, "dynamicProps": false, "dynamicItems": false };
var schema8 = { "type": "string", "enum": ["tls", "tcp", "udp"] };
function validate4(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate4.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.sipRegion === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "sipRegion" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.address === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "address" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.transport === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "transport" } };
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
        const err3 = { instancePath: instancePath + "/sipRegion", schemaPath: "#/components/schemas/SipRegion/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (!(data0 === "auto" || data0 === "us002" || data0 === "in002")) {
        const err4 = { instancePath: instancePath + "/sipRegion", schemaPath: "#/components/schemas/SipRegion/enum", keyword: "enum", params: { allowedValues: schema5.enum } };
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
        if (func0(data1) < 1) {
          const err5 = { instancePath: instancePath + "/address", schemaPath: "#/properties/address/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/address", schemaPath: "#/properties/address/type", keyword: "type", params: { type: "string" } };
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
        const err7 = { instancePath: instancePath + "/transport", schemaPath: "#/components/schemas/SipTransport/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (!(data2 === "tls" || data2 === "tcp" || data2 === "udp")) {
        const err8 = { instancePath: instancePath + "/transport", schemaPath: "#/components/schemas/SipTransport/enum", keyword: "enum", params: { allowedValues: schema8.enum } };
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
        if (Object.keys(data3).length < 2) {
          const err9 = { instancePath: instancePath + "/auth", schemaPath: "#/components/schemas/SipAuth/minProperties", keyword: "minProperties", params: { limit: 2 } };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (data3.username === void 0) {
          const err10 = { instancePath: instancePath + "/auth", schemaPath: "#/components/schemas/SipAuth/required", keyword: "required", params: { missingProperty: "username" } };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (data3.password === void 0) {
          const err11 = { instancePath: instancePath + "/auth", schemaPath: "#/components/schemas/SipAuth/required", keyword: "required", params: { missingProperty: "password" } };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (data3.username !== void 0) {
          let data4 = data3.username;
          if (typeof data4 === "string") {
            if (func0(data4) < 1) {
              const err12 = { instancePath: instancePath + "/auth/username", schemaPath: "#/components/schemas/SipAuth/properties/username/minLength", keyword: "minLength", params: { limit: 1 } };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
          } else {
            const err13 = { instancePath: instancePath + "/auth/username", schemaPath: "#/components/schemas/SipAuth/properties/username/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        if (data3.password !== void 0) {
          let data5 = data3.password;
          if (typeof data5 === "string") {
            if (func0(data5) < 1) {
              const err14 = { instancePath: instancePath + "/auth/password", schemaPath: "#/components/schemas/SipAuth/properties/password/minLength", keyword: "minLength", params: { limit: 1 } };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
          } else {
            const err15 = { instancePath: instancePath + "/auth/password", schemaPath: "#/components/schemas/SipAuth/properties/password/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/auth", schemaPath: "#/components/schemas/SipAuth/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
  } else {
    const err17 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err17];
    } else {
      vErrors.push(err17);
    }
    errors++;
  }
  validate4.errors = vErrors;
  return errors === 0;
}
validate4.evaluated = { "props": { "sipRegion": true, "address": true, "transport": true, "auth": true }, "dynamicProps": false, "dynamicItems": false };
function validate1(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate1.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.phoneNumbers === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "phoneNumbers" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.inbound === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "inbound" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.outbound === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "outbound" } };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.name !== void 0) {
      if (typeof data.name !== "string") {
        const err4 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } };
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
          const err5 = { instancePath: instancePath + "/phoneNumbers", schemaPath: "#/properties/phoneNumbers/minItems", keyword: "minItems", params: { limit: 1 } };
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
            if (func0(data2) > 16) {
              const err6 = { instancePath: instancePath + "/phoneNumbers/" + i0, schemaPath: "#/components/schemas/PhoneNumber/maxLength", keyword: "maxLength", params: { limit: 16 } };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
            if (func0(data2) < 3) {
              const err7 = { instancePath: instancePath + "/phoneNumbers/" + i0, schemaPath: "#/components/schemas/PhoneNumber/minLength", keyword: "minLength", params: { limit: 3 } };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
            if (!pattern0.test(data2)) {
              const err8 = { instancePath: instancePath + "/phoneNumbers/" + i0, schemaPath: "#/components/schemas/PhoneNumber/pattern", keyword: "pattern", params: { pattern: "^\\+[1-9]\\d{1,14}$" } };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
          } else {
            const err9 = { instancePath: instancePath + "/phoneNumbers/" + i0, schemaPath: "#/components/schemas/PhoneNumber/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
      } else {
        const err10 = { instancePath: instancePath + "/phoneNumbers", schemaPath: "#/properties/phoneNumbers/type", keyword: "type", params: { type: "array" } };
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
        const err11 = { instancePath: instancePath + "/isShared", schemaPath: "#/properties/isShared/type", keyword: "type", params: { type: "boolean" } };
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
        const err12 = { instancePath: instancePath + "/mediaEncryption", schemaPath: "#/components/schemas/MediaEncryption/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      if (!(data4 === "disable" || data4 === "enable")) {
        const err13 = { instancePath: instancePath + "/mediaEncryption", schemaPath: "#/components/schemas/MediaEncryption/enum", keyword: "enum", params: { allowedValues: schema3.enum } };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.inbound !== void 0) {
      if (!validate2(data.inbound, { instancePath: instancePath + "/inbound", parentData: data, parentDataProperty: "inbound", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
        errors = vErrors.length;
      }
    }
    if (data.outbound !== void 0) {
      if (!validate4(data.outbound, { instancePath: instancePath + "/outbound", parentData: data, parentDataProperty: "outbound", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err14 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err14];
    } else {
      vErrors.push(err14);
    }
    errors++;
  }
  validate1.errors = vErrors;
  return errors === 0;
}
validate1.evaluated = { "props": { "name": true, "phoneNumbers": true, "isShared": true, "mediaEncryption": true, "inbound": true, "outbound": true }, "dynamicProps": false, "dynamicItems": false };
var checkDetachPhoneNumberRequest = validate6;
function validate6(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate6.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.phoneNumber === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "phoneNumber" } };
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
        if (func0(data0) > 16) {
          const err1 = { instancePath: instancePath + "/phoneNumber", schemaPath: "#/components/schemas/PhoneNumber/maxLength", keyword: "maxLength", params: { limit: 16 } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (func0(data0) < 3) {
          const err2 = { instancePath: instancePath + "/phoneNumber", schemaPath: "#/components/schemas/PhoneNumber/minLength", keyword: "minLength", params: { limit: 3 } };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (!pattern0.test(data0)) {
          const err3 = { instancePath: instancePath + "/phoneNumber", schemaPath: "#/components/schemas/PhoneNumber/pattern", keyword: "pattern", params: { pattern: "^\\+[1-9]\\d{1,14}$" } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/phoneNumber", schemaPath: "#/components/schemas/PhoneNumber/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate6.errors = vErrors;
  return errors === 0;
}
validate6.evaluated = { "props": { "phoneNumber": true }, "dynamicProps": false, "dynamicItems": false };
var checkUpdatePhoneNumberGatewayRequest = validate7;
function validate7(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate7.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name !== void 0) {
      if (typeof data.name !== "string") {
        const err0 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.mediaEncryption !== void 0) {
      let data1 = data.mediaEncryption;
      if (typeof data1 !== "string") {
        const err1 = { instancePath: instancePath + "/mediaEncryption", schemaPath: "#/components/schemas/MediaEncryption/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (!(data1 === "disable" || data1 === "enable")) {
        const err2 = { instancePath: instancePath + "/mediaEncryption", schemaPath: "#/components/schemas/MediaEncryption/enum", keyword: "enum", params: { allowedValues: schema3.enum } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.sipRegion !== void 0) {
      let data2 = data.sipRegion;
      if (typeof data2 !== "string") {
        const err3 = { instancePath: instancePath + "/sipRegion", schemaPath: "#/components/schemas/SipRegion/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (!(data2 === "auto" || data2 === "us002" || data2 === "in002")) {
        const err4 = { instancePath: instancePath + "/sipRegion", schemaPath: "#/components/schemas/SipRegion/enum", keyword: "enum", params: { allowedValues: schema5.enum } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.address !== void 0) {
      let data3 = data.address;
      if (typeof data3 === "string") {
        if (func0(data3) < 1) {
          const err5 = { instancePath: instancePath + "/address", schemaPath: "#/properties/address/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/address", schemaPath: "#/properties/address/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.transport !== void 0) {
      let data4 = data.transport;
      if (typeof data4 !== "string") {
        const err7 = { instancePath: instancePath + "/transport", schemaPath: "#/components/schemas/SipTransport/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (!(data4 === "tls" || data4 === "tcp" || data4 === "udp")) {
        const err8 = { instancePath: instancePath + "/transport", schemaPath: "#/components/schemas/SipTransport/enum", keyword: "enum", params: { allowedValues: schema8.enum } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.auth !== void 0) {
      let data5 = data.auth;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        if (Object.keys(data5).length < 2) {
          const err9 = { instancePath: instancePath + "/auth", schemaPath: "#/components/schemas/SipAuth/minProperties", keyword: "minProperties", params: { limit: 2 } };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (data5.username === void 0) {
          const err10 = { instancePath: instancePath + "/auth", schemaPath: "#/components/schemas/SipAuth/required", keyword: "required", params: { missingProperty: "username" } };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (data5.password === void 0) {
          const err11 = { instancePath: instancePath + "/auth", schemaPath: "#/components/schemas/SipAuth/required", keyword: "required", params: { missingProperty: "password" } };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (data5.username !== void 0) {
          let data6 = data5.username;
          if (typeof data6 === "string") {
            if (func0(data6) < 1) {
              const err12 = { instancePath: instancePath + "/auth/username", schemaPath: "#/components/schemas/SipAuth/properties/username/minLength", keyword: "minLength", params: { limit: 1 } };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
          } else {
            const err13 = { instancePath: instancePath + "/auth/username", schemaPath: "#/components/schemas/SipAuth/properties/username/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        if (data5.password !== void 0) {
          let data7 = data5.password;
          if (typeof data7 === "string") {
            if (func0(data7) < 1) {
              const err14 = { instancePath: instancePath + "/auth/password", schemaPath: "#/components/schemas/SipAuth/properties/password/minLength", keyword: "minLength", params: { limit: 1 } };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
          } else {
            const err15 = { instancePath: instancePath + "/auth/password", schemaPath: "#/components/schemas/SipAuth/properties/password/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/auth", schemaPath: "#/components/schemas/SipAuth/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
  } else {
    const err17 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err17];
    } else {
      vErrors.push(err17);
    }
    errors++;
  }
  validate7.errors = vErrors;
  return errors === 0;
}
validate7.evaluated = { "props": { "name": true, "mediaEncryption": true, "sipRegion": true, "address": true, "transport": true, "auth": true }, "dynamicProps": false, "dynamicItems": false };
var listPhoneNumbers_query = validate8;
function validate8(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate8.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.page !== void 0) {
      let data0 = data.page;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err0 = { instancePath: instancePath + "/page", schemaPath: "#/properties/page/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 < 1 || isNaN(data0)) {
          const err1 = { instancePath: instancePath + "/page", schemaPath: "#/properties/page/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      }
    }
    if (data.perPage !== void 0) {
      let data1 = data.perPage;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err2 = { instancePath: instancePath + "/perPage", schemaPath: "#/properties/perPage/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 < 1 || isNaN(data1)) {
          const err3 = { instancePath: instancePath + "/perPage", schemaPath: "#/properties/perPage/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
    }
    if (data.search !== void 0) {
      if (typeof data.search !== "string") {
        const err4 = { instancePath: instancePath + "/search", schemaPath: "#/properties/search/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate8.errors = vErrors;
  return errors === 0;
}
validate8.evaluated = { "props": { "page": true, "perPage": true, "search": true }, "dynamicProps": false, "dynamicItems": false };
var getPhoneNumber_path = validate9;
function validate9(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate9.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.phoneNumber === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "phoneNumber" } };
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
        if (func0(data0) > 16) {
          const err1 = { instancePath: instancePath + "/phoneNumber", schemaPath: "#/components/schemas/PhoneNumber/maxLength", keyword: "maxLength", params: { limit: 16 } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (func0(data0) < 3) {
          const err2 = { instancePath: instancePath + "/phoneNumber", schemaPath: "#/components/schemas/PhoneNumber/minLength", keyword: "minLength", params: { limit: 3 } };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (!pattern0.test(data0)) {
          const err3 = { instancePath: instancePath + "/phoneNumber", schemaPath: "#/components/schemas/PhoneNumber/pattern", keyword: "pattern", params: { pattern: "^\\+[1-9]\\d{1,14}$" } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/phoneNumber", schemaPath: "#/components/schemas/PhoneNumber/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate9.errors = vErrors;
  return errors === 0;
}
validate9.evaluated = { "props": { "phoneNumber": true }, "dynamicProps": false, "dynamicItems": false };
var releasePhoneNumber_path = validate10;
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate10.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.phoneNumberId === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "phoneNumberId" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.phoneNumberId !== void 0) {
      if (typeof data.phoneNumberId !== "string") {
        const err1 = { instancePath: instancePath + "/phoneNumberId", schemaPath: "#/properties/phoneNumberId/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate10.errors = vErrors;
  return errors === 0;
}
validate10.evaluated = { "props": { "phoneNumberId": true }, "dynamicProps": false, "dynamicItems": false };
var updatePhoneNumberGateway_path = validate11;
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate11.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.gatewayId === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "gatewayId" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.gatewayId !== void 0) {
      if (typeof data.gatewayId !== "string") {
        const err1 = { instancePath: instancePath + "/gatewayId", schemaPath: "#/properties/gatewayId/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate11.errors = vErrors;
  return errors === 0;
}
validate11.evaluated = { "props": { "gatewayId": true }, "dynamicProps": false, "dynamicItems": false };
var deleteInboundGateway_path = validate12;
function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate12.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.gatewayId === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "gatewayId" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.gatewayId !== void 0) {
      if (typeof data.gatewayId !== "string") {
        const err1 = { instancePath: instancePath + "/gatewayId", schemaPath: "#/properties/gatewayId/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
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
validate12.evaluated = { "props": { "gatewayId": true }, "dynamicProps": false, "dynamicItems": false };
var deleteOutboundGateway_path = validate13;
function validate13(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate13.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.gatewayId === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "gatewayId" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.gatewayId !== void 0) {
      if (typeof data.gatewayId !== "string") {
        const err1 = { instancePath: instancePath + "/gatewayId", schemaPath: "#/properties/gatewayId/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate13.errors = vErrors;
  return errors === 0;
}
validate13.evaluated = { "props": { "gatewayId": true }, "dynamicProps": false, "dynamicItems": false };

/** A noun phrase for each regular expression of the document that has one. */
export const meanings: Record<string, string> = {"^\\+[1-9]\\d{1,14}$":"a phone number in E.164 form"};

/** The validation errors of a CreatePhoneNumbersRequest; a valid one has none. No message shows a secret. */
export const validateCreatePhoneNumbersRequest: Validator<CreatePhoneNumbersRequest> = /* @__PURE__ */ validator(checkCreatePhoneNumbersRequest, { whole: "The body", meanings });

/** The validation errors of a DetachPhoneNumberRequest; a valid one has none. No message shows a secret. */
export const validateDetachPhoneNumberRequest: Validator<DetachPhoneNumberRequest> = /* @__PURE__ */ validator(checkDetachPhoneNumberRequest, { whole: "The body", meanings });

/** The validation errors of a UpdatePhoneNumberGatewayRequest; a valid one has none. No message shows a secret. */
export const validateUpdatePhoneNumberGatewayRequest: Validator<UpdatePhoneNumberGatewayRequest> = /* @__PURE__ */ validator(checkUpdatePhoneNumberGatewayRequest, { whole: "The body", meanings });

/** The rules for the requests of each operation. */
export const requestRules: Record<string, RequestRules> = {
  createPhoneNumbers: {
    body: validateCreatePhoneNumbersRequest,
    bodyRequired: true,
  },
  listPhoneNumbers: {
    query: { validate: /* @__PURE__ */ validator(listPhoneNumbers_query, { whole: "The query", meanings }), types: {"page":"integer","perPage":"integer"} },
  },
  getPhoneNumber: {
    path: { validate: /* @__PURE__ */ validator(getPhoneNumber_path, { whole: "The path", meanings }), types: {} },
  },
  detachPhoneNumber: {
    body: validateDetachPhoneNumberRequest,
    bodyRequired: true,
  },
  releasePhoneNumber: {
    path: { validate: /* @__PURE__ */ validator(releasePhoneNumber_path, { whole: "The path", meanings }), types: {} },
  },
  updatePhoneNumberGateway: {
    body: validateUpdatePhoneNumberGatewayRequest,
    bodyRequired: true,
    path: { validate: /* @__PURE__ */ validator(updatePhoneNumberGateway_path, { whole: "The path", meanings }), types: {} },
  },
  deleteInboundGateway: {
    path: { validate: /* @__PURE__ */ validator(deleteInboundGateway_path, { whole: "The path", meanings }), types: {} },
  },
  deleteOutboundGateway: {
    path: { validate: /* @__PURE__ */ validator(deleteOutboundGateway_path, { whole: "The path", meanings }), types: {} },
  },
};

export type { StandardIssue, StandardSchema, Validator } from "../scripts/validate/validator.js";
export type { ValidationError } from "../scripts/validate/validation-error.js";
