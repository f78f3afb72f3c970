import nodemailer from 'nodemailer';

export interface Message {
  to: string;
  subject: string;
  text: string;
  html?: string;
}

/** Sends mail. Called by jobs after commit, never inside a transaction. */
export interface Mail {
  send(message: Message): Promise<void>;
}

/** Mail through an SMTP server given by its address (`smtp://user:secret@host:587`). */
export function smtpMail(address: string, from: string): Mail {
  const transport = nodemailer.createTransport(address);
  return {
    send: async (message) => {
      await transport.sendMail({ from, ...message });
    },
  };
}

/** No mail server is set: every feature that needs one says so before, this is the last fence. */
export const noMail: Mail = {
  send: async () => {
    throw new Error('No mail server is set (TOILE_SMTP_URL).');
  },
};

/** Keeps messages in memory for tests. */
export function memoryMail(): Mail & { sent: Message[] } {
  const sent: Message[] = [];
  return {
    sent,
    send: async (message) => {
      sent.push(message);
    },
  };
}
