import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { OpenApiDocument } from "../document/types.js";
import { sentSchemas } from "./sent-schemas.js";

/**
 * TypeScript types of the document. Each named schema is exported under its own name, and each object as an interface:
 * a compiler's message then names it, where it would print all of a type otherwise. The lists in a request may be
 * `readonly`, so that `as const` does for one.
 */
export async function typesSource(document: OpenApiDocument): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(document), {
    // A default does not oblige the caller to send the field.
    defaultNonNullable: false,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
  });
  const sent = sentSchemas(document);
  const interfaces = new Map<string, ts.InterfaceDeclaration>();
  const named = nodes.map((node) => visit(node));
  return astToString([
    ...named.filter((node) => !(ts.isTypeAliasDeclaration(node) && interfaces.has(node.name.text))),
    ...interfaces.values(),
  ]);

  /** Takes the objects among the schemas out of `components`, into interfaces. */
  function visit(node: ts.Node): ts.Node {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== "components") return node;
    return withMembers(
      node,
      node.members.map((member) =>
        nameOf(member) === "schemas" ? withSchemas(member as ts.PropertySignature) : member,
      ),
    );
  }

  function withSchemas(property: ts.PropertySignature): ts.PropertySignature {
    const members = (property.type as ts.TypeLiteralNode).members.map((member) => {
      const name = nameOf(member);
      const { type } = member as ts.PropertySignature;
      if (!name || !type || !ts.isTypeLiteralNode(type)) return member;
      const body = sent.has(name) ? readonlyLists(type) : type;
      const modifiers = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
      const schema = ts.factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, body.members);
      ts.setSyntheticLeadingComments(schema, ts.getSyntheticLeadingComments(member));
      interfaces.set(name, schema);
      return withType(member as ts.PropertySignature, ts.factory.createTypeReferenceNode(name));
    });
    return withType(property, ts.factory.createTypeLiteralNode(members));
  }
}

function readonlyLists(type: ts.TypeLiteralNode): ts.TypeLiteralNode {
  const visit = (node: ts.Node): ts.Node => {
    const visited = ts.visitEachChild(node, visit, undefined);
    return ts.isArrayTypeNode(visited)
      ? ts.factory.createTypeOperatorNode(ts.SyntaxKind.ReadonlyKeyword, visited)
      : visited;
  };
  return visit(type) as ts.TypeLiteralNode;
}

function nameOf({ name }: ts.TypeElement): string | undefined {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}

function withType(property: ts.PropertySignature, type: ts.TypeNode): ts.PropertySignature {
  const { modifiers, name, questionToken } = property;
  const changed = ts.factory.createPropertySignature(modifiers, name, questionToken, type);
  return ts.setSyntheticLeadingComments(changed, ts.getSyntheticLeadingComments(property));
}

function withMembers(node: ts.InterfaceDeclaration, members: ts.TypeElement[]): ts.InterfaceDeclaration {
  const { modifiers, name, typeParameters, heritageClauses } = node;
  return ts.factory.createInterfaceDeclaration(modifiers, name, typeParameters, heritageClauses, members);
}
