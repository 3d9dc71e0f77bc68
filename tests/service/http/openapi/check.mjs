// SPDX-License-Identifier: GPL-3.0-or-later
// node check.mjs document FILE   is FILE an OpenAPI 3.1 document without a mistake (Redocly's strictest rules)?
// node check.mjs answers FILE    do the answers on stdin, one JSON object per line, match what FILE says of them?
//
// Prints one line per problem and ends with 1 if there is any. FILE is JSON.
import { readFileSync } from "node:fs";

/** What a package exports, however it was built. */
async function load(name) {
    try {
        const module = await import(name);
        return module.default?.default ?? module.default ?? module;
    } catch (error) {
        if (error.code !== "ERR_MODULE_NOT_FOUND")
            throw error;
        console.log("missing npm packages");
        process.exit(2);
    }
}

const rules = {
    "no-invalid-schema-examples": "error",
    "no-invalid-parameter-examples": "error",
    "operation-tag-defined": "error",
    "tag-description": "error",
    // Health and this document refuse nobody: their `default` says what stops a request before it reaches them.
    "operation-4xx-response": "off",
};

async function problemsOfDocument(file) {
    const redocly = await load("@redocly/openapi-core");
    const config = await redocly.createConfig({ extends: ["recommended-strict"], rules });
    const found = await redocly.lint({ ref: file, config });
    // The feed's messages are no answers, so nothing that the rules look at refers to them.
    const isFeed = ({ ruleId, message }) =>
        ruleId === "no-unused-components" && ['"Event"', '"VoicemailChange"'].some((name) => message.includes(name));
    return found.filter((problem) => !isFeed(problem))
        .map(({ ruleId, message, location }) => `${location?.[0]?.pointer}: ${message} (${ruleId})`);
}

const documentId = "https://document.invalid/";
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** The answers of a document, with every schema closed: a field that it does not name is a mistake here. */
class Answers {
    constructor(document, Ajv, addFormats) {
        this.document = document;
        const schemas = Object.entries(document.components.schemas).map(([name, schema]) => [name, this.close(schema)]);
        this.ajv = new Ajv({ strict: false, allErrors: true });
        addFormats(this.ajv);
        this.ajv.addFormat("password", true);
        this.ajv.addSchema({ $id: documentId, components: { schemas: Object.fromEntries(schemas) } });
    }

    at(ref) {
        const steps = ref.slice(2).split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
        return steps.reduce((node, step) => node[step], this.document);
    }

    resolved(node) {
        return node?.$ref ? this.resolved(this.at(node.$ref)) : node;
    }

    /** @param open  a member of an allOf, whose other members name fields too */
    close(schema, open = false) {
        if (!isObject(schema))
            return schema;
        if (schema.$ref && open)
            return this.close(this.at(schema.$ref), true);
        const closed = { ...schema };
        if (schema.$ref)
            closed.$ref = documentId + schema.$ref;
        for (const keyword of ["allOf", "anyOf", "oneOf"]) {
            if (schema[keyword])
                closed[keyword] = schema[keyword].map((member) => this.close(member, open || keyword === "allOf"));
        }
        if (schema.properties) {
            const properties = Object.entries(schema.properties).map(([name, value]) => [name, this.close(value)]);
            closed.properties = Object.fromEntries(properties);
        }
        if (schema.items)
            closed.items = this.close(schema.items);
        if (!open && (schema.properties || schema.allOf))
            closed.unevaluatedProperties = false;
        return closed;
    }

    problemsWith(schema, value) {
        const valid = this.ajv.compile(this.close(schema));
        if (valid(value))
            return [];
        return valid.errors.map(({ instancePath, message, params }) =>
            `${instancePath || "the body"} ${message} ${JSON.stringify(params)}`);
    }

    problemsWithHeaders(documented, headers) {
        return Object.entries(documented ?? {}).flatMap(([name, header]) => {
            const text = headers[name.toLowerCase()];
            const { schema, required } = this.resolved(header);
            if (text === undefined)
                return required ? [`has no ${name}`] : [];
            const value = schema.type === "integer" ? Number(text) : text;
            return this.problemsWith(schema, value).map((problem) => `${name}: ${problem}`);
        });
    }

    problemsOf({ method, pattern, status, headers, body }) {
        const operation = this.document.paths[pattern]?.[method.toLowerCase()];
        const response = this.resolved(operation?.responses?.[String(status)]);
        if (!response)
            return ["is not in the document"];
        const problems = this.problemsWithHeaders(response.headers, headers);
        const type = (headers["content-type"] ?? "").split(";")[0];
        if (!response.content)
            return body === "" ? problems : [...problems, "should have no body"];
        if (!response.content[type])
            return [...problems, `is ${type || "without a type"}, not ${Object.keys(response.content)}`];
        const value = type === "application/json" ? JSON.parse(body) : body;
        return [...problems, ...this.problemsWith(response.content[type].schema, value)];
    }
}

async function problemsOfAnswers(file) {
    const [Ajv, addFormats] = await Promise.all([load("ajv/dist/2020.js"), load("ajv-formats")]);
    const answers = new Answers(JSON.parse(readFileSync(file, "utf8")), Ajv, addFormats);
    const lines = readFileSync(0, "utf8").split("\n").filter((line) => line !== "");
    return lines.map((line) => JSON.parse(line)).flatMap((answer) => {
        const name = `${answer.method} ${answer.pattern} ${answer.status}`;
        return answers.problemsOf(answer).map((problem) => `${name}: ${problem}: ${answer.body.slice(0, 300)}`);
    });
}

const [what, file] = process.argv.slice(2);
const problems = await (what === "document" ? problemsOfDocument(file) : problemsOfAnswers(file));
console.log(problems.join("\n"));
process.exit(problems.length === 0 ? 0 : 1);
