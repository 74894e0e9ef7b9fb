import type { Kind } from '../effect.ts';

/**
 * Portuguese, Spanish and French verbs by kind, without accents: infinitives, which names use, and the forms that
 * descriptions lead with. A form that English knows too is left to English.
 */
export const ROMANCE: Record<Kind, string> = {
  reads: `recomendar recomenda buscar busca busque listar lista liste consultar consulta consulte obter obtem obtenha
    obtener obtiene obten obtenga pesquisar pesquisa pesquise procurar procura recuperar recupera recupere
    encontrar encontra encuentra mostrar mostra muestra mostre exibir exibe retornar retorna retorne devolver
    devuelve ver veja ve ler le leia leer lee verificar verifica verifique checar checa comparar compara
    compare detalhar detalha descobrir descobre descubrir descubre explorar explora baixar baixa baixe
    descargar descarga descargue exportar exporta contar conta cuenta rastrear rastreia rastrea rastreie
    acompanhar acompanha monitorar monitora monitorear monitorea informar informa apresentar apresenta resumir
    resuma localizar localiza carregar carrega inspecionar inspeciona inspeccionar inspecciona revisar revisa
    comprobar comprueba cotar cota cotizar cotiza puxar puxa extrair extrai extraer extrae identificar
    identifica identifie rechercher recherche recherchez chercher cherche lister listez recuperer recuperez
    obtenir obtient obtenez afficher affiche affichez consulter consultez lire lit lisez trouver trouve
    trouvez verifier verifie verifiez telecharger telecharge telechargez renvoyer renvoie retourner retourne
    comparer comparez voir voit explorez extraire extrait extrayez compter compte montrer montre`,
  computes: `calcular calcula calcule converter converte converta convertir convierte convertit validar valida valide
    analisar analisa analise analizar analiza analice simular simula simule estimar estima traduzir traduz
    traducir traduce formatar formata formatear formatea distribui prever preve decodificar decodifica
    calculer calculez valider validez analyser analysez simuler simulez traduire traduit traduisez avaliar
    avalia evaluar evalua estimer estimez resumer resumez`,
  operates: `clicar clica clique navegar navega navegue digitar digita preencher preenche rellenar rellena cliquer cliquez
    naviguer navigue remplir remplit rolar rola desplazar desplaza teclear teclea`,
  creates: `criar cria crie crear crea cree adicionar adiciona adicione anadir anade anada agregar agrega agregue inserir
    insere insertar inserta gerar gera gere generar genera genere cadastrar cadastra cadastre registrar
    registra registre salvar salva salve guardar guarda guarde gravar grava escrever escreve escribir escribe
    subir sube importar importa importe copiar copia copie duplicar duplica emitir emite emita agendar agenda
    agende programar programa abrir abre abra solicitar solicita solicite anexar anexa adjuntar adjunta
    incluir inclui incluye reservar reserva reserve assinar assina firmar firma tokenizar tokeniza creer creez
    ajouter ajoute ajoutez inserer inserez generer generez enregistrer enregistre enregistrez sauvegarder
    sauvegarde importer importez copier copiez dupliquer duplique televerser televerse ecrire ecrit ecrivez
    ouvrir ouvre ouvrez planifier planifie planificar planifica soumettre soumet`,
  changes: `atualizar atualiza atualize actualizar actualiza actualice alterar altera altere modificar modifica modifique
    editar edita edite mudar muda cambiar cambia definir define defina ajustar ajusta configurar configura
    configure mover mueve move renomear renomeia renombrar renombra marcar marca marque atribuir atribui
    asignar asigna substituir substitui sustituir sustituye reemplazar reemplaza sincronizar sincroniza
    mesclar mescla fusionar fusiona confirmar confirma confirme aprovar aprova aprobar aprueba rejeitar
    rejeita rechazar rechaza aceitar aceita aceptar acepta concluir conclui completar completa gerenciar
    gerencia gestionar gestiona refrescar refresca recarrega mettre met mettez modifier modifie modifiez
    changer changez deplacer deplace deplacez renommer renomme renommez definit definissez configurer
    configurez assigner assignez remplacer remplace remplacez marquer marquez approuver approuve rejeter
    rejette gerer gerez synchroniser synchronisez`,
  switches: `ativar ativa ative habilitar habilita habilite desativar desativa desative desactivar desactiva inativar
    inativa deshabilitar deshabilita desabilitar desabilita pausar pausa retomar retoma reanudar reanuda
    arquivar arquiva archivar archiva desarquivar desarquiva restaurar restaura fechar fecha feche cerrar
    cierra cierre iniciar inicia inicie parar pare detener detiene reiniciar reinicia reinicie publicar
    publica publique despublicar despublica reativar reativa suspender suspende suspenda tranca reverter
    reverte revertir revierte desfazer desfaz deshacer deshace silenciar silencia activer activez desactiver
    desactive desactivez archiver archivez restaurer restaurez fermer ferme fermez demarrer demarre demarrez
    arreter arrete arretez redemarrer redemarre publier publie publiez suspendre suspend reprendre reprend
    interrompt`,
  unlinks: `desvincular desvincula desassociar desassocia desasociar desasocia sair sai dissocier dissocie detacher
    detache desinscrever desinscreve descurtir descurte quitter quitte`,
  sends: `enviar envia envie mandar manda notificar notifica notifique encaminhar encaminha reenviar reenvia responder
    responde responda envoyer envoie envoyez notifier notifie notifiez transferer transmettre transmet
    diffuser diffuse disparar dispara avisar avisa`,
  grants: `convidar convida invitar invita compartilhar compartilha compartir comparte conceder concede conceda otorgar
    otorga revogar revoga revogue revocar revoca autorizar autoriza autorize banir bane bloquear bloqueia
    bloquea desbloquear desbloqueia desbloquea expulsar expulsa inviter invitez partager partage partagez
    accorder accorde revoquer revoque revoquez autoriser autorise autorisez bannir bannit bloquer bloquez`,
  executes: `executar executa execute ejecutar ejecuta ejecute rodar roda correr corre instalar instala implantar implanta
    desplegar despliega executer executez lancer lance lancez installer installez deployer deploie invocar
    invoca acionar aciona declencher declenche`,
  overwrites: `limpar limpa limpe limpiar limpia limpie redefinir redefine zerar zera sobrescrever sobrescreve sobrescribir
    sobrescribe restablecer restablece esvaziar esvazia vaciar vacia vider vide videz reinitialiser
    reinitialise ecraser ecrase`,
  ends: `cancelar cancela cancele encerrar encerra encerre terminar termina termine mata matar anular anula anule
    abortar aborta interromper interrompe interrumpir interrumpe annuler annule annulez terminer terminez`,
  deletes: `excluir exclui exclua deletar deleta remover apagar apaga apague eliminar elimina elimine borrar borra borre
    suprimir suprime quitar quita desinstalar desinstala destruir destroi destruye descartar descarta
    supprimer supprime supprimez effacer efface effacez desinstaller desinstalle detruire detruit enlever
    enleve retirer retira`,
  pays: `pagar paga pague cobrar cobra cobre reembolsar reembolsa reembolse estornar estorna estorne transferir
    transfere transfiere transfira comprar compra compre vender vende venda sacar saca desembolsa depositar
    deposita liquidar liquida antecipar antecipa payer paie payez rembourser rembourse remboursez acheter
    achete achetez vendre vend facturer facture captura estorno`,
};
