export const fr = {
  label: 'Bilans et ce qui les entoure',
  rooms: { reports: 'Bilans', templates: 'Gabarits', filings: 'Redditions' },
};

export const en: typeof fr = {
  label: 'Reports and what surrounds them',
  rooms: { reports: 'Reports', templates: 'Templates', filings: 'Accounts to funders' },
};
