/** The vocabularies that code lists are written in. */
export const skos = 'http://www.w3.org/2004/02/skos/core#';
export const dcterms = 'http://purl.org/dc/terms/';
export const schema = 'https://schema.org/';
export const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const xsd = 'http://www.w3.org/2001/XMLSchema#';
export const own = 'urn:toile:vocabulary:';
export const prefixes = { skos, dcterms, schema, xsd, toile: own };
