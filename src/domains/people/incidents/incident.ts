/**
 * An entry of the register of confidentiality incidents: the eight items of the regulation respecting
 * confidentiality incidents (CQLR, c., r. 3.1 and c. P-39.1, r. 3.1, s. 7).
 */
export interface IncidentText {
  /** 1. The personal information concerned, or why it is not known. */
  information: string;
  /** 2. The circumstances. */
  circumstances: string;
  /** 3. When it happened, a date or a period, even approximate. */
  happened: string;
  /** 4. When one became aware of it, `YYYY-MM-DD`. */
  noticedOn: string;
  /** 5. How many people are concerned, even approximately. */
  peopleConcerned: string;
  /** 6. What leads to conclude whether there is a risk of serious injury. */
  harm: string;
  serious: boolean;
  /** 7. When the Commission d’accès à l’information and the people were told; public notice and its reason. */
  commissionNotifiedOn: string | null;
  peopleNotifiedOn: string | null;
  publicNotice: string;
  /** 8. What was done to reduce the risk. */
  measures: string;
}

export interface Incident extends IncidentText {
  id: string;
  recordedAt: Date;
  changedAt: Date;
}
